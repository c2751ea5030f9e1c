#include "village.hpp"

#include <fmt/format.h>
#include <cstdlib>

#include "areas/proposals/raise.hpp"
#include "areas/proposals/review.hpp"
#include "core/database/search.hpp"
#include "core/identity/identity.hpp"

namespace yishi::handling {
namespace {

std::vector<database::Migration> all_migrations() {
  std::vector<database::Migration> all;
  const auto add = [&](std::span<const database::Migration> some) {
    all.insert(all.end(), some.begin(), some.end());
  };
  add(ledger::migrations());
  add(database::search_migrations());
  add(identity::migrations());
  add(members::migrations());
  add(proposals::migrations());
  add(handling::migrations());
  std::ranges::sort(all, {}, &database::Migration::number);
  return all;
}

void add_member(Transaction& tx, const MemberId& id, const std::string& code, const std::string& name,
                const std::string& sector) {
  tx.run(
      "INSERT INTO members (committee_id, id, code, name, pinyin, spelling, strokes, sex, ethnicity, "
      "born_in, education, title, party, "
      "religion, sector, employer, post, committee_post, email, address, phone, phone_index, id_number, "
      "id_number_index, status, "
      "status_since, joined_term, version, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, '', '', '', '', "
      "'', '', '', '', '', '', ?5, "
      "'', '', '', '', '', '', '', '', '', 'active', 0, 5, 1, 0, 0)",
      town, id, code, name, sector);
}

}  // namespace

std::string Village::words_of(const Refusal& refusal) {
  std::string text = refusal.code + ": " + refusal.words.en;
  for (const auto& fault : refusal.faults) text += " [" + fault.pointer + " " + fault.words.en + "]";
  return text;
}

void Village::SetUp() {
  std::array<char, 36> name{};
  make_uuid(name);
  folder_ =
      std::filesystem::temp_directory_path() / ("yishi-handling-" + std::string(name.data(), name.size()));
  std::filesystem::create_directories(folder_);
  time.set({time.now().milliseconds + 10 * 3'600'000LL});  // ten in the morning
  open_database(std::string(name.data(), name.size()));
  if (!db) return;
  const auto migrated = database::migrate(*db, all_migrations(), (folder_ / "backups").string());
  ASSERT_TRUE(migrated) << migrated.error().words.en;
  auto loaded = rules::Library::load(std::string(YISHI_SOURCE_DIR) + "/rules");
  ASSERT_TRUE(loaded) << loaded.error().words.zh;
  rules = std::move(*loaded);
  must([&](Transaction& tx) -> Result<void> {
    tx.run("INSERT INTO terms (committee_id, number, starts_on) VALUES (1, 5, 0)");
    tx.run(
        "INSERT INTO plenary_sessions (committee_id, term, number, opens_on, closes_on) VALUES (1, 5, 1, ?1, "
        "?2)",
        Date::of(2026, 2, 10), Date::of(2026, 2, 14));
    add_member(tx, li_member, "001", "李明", "经济界");
    add_member(tx, wang_member, "002", "王芳", "教育界");
    add_member(tx, zhao_member, "003", "赵强", "农业界");
    const auto add_unit = [&](const UnitId& id, const std::string& unit, members::UnitSystem system,
                              bool active = true) {
      tx.run(
          "INSERT INTO units (committee_id, id, code, name, short_name, system, is_handling_unit, active, "
          "contact_name, contact_phone, "
          "leader, version, updated_at) VALUES (1, ?1, ?2, ?2, ?2, ?3, 1, ?4, '', '', '', 1, 0)",
          id, unit, system, active);
    };
    add_unit(housing, "市住建局", members::UnitSystem::government);
    add_unit(schools, "市教育局", members::UnitSystem::government);
    add_unit(finance, "市财政局", members::UnitSystem::government);
    add_unit(publicity, "市委宣传部", members::UnitSystem::party);
    add_unit(dormant, "市房产局", members::UnitSystem::government, false);
    tx.run(
        "INSERT INTO bodies (committee_id, id, kind, code, name, position, active, version) VALUES (1, ?1, "
        "'special_committee', 'e', "
        "'经济委员会', 1, 1, 1)",
        economy);
    return {};
  });
}

// On PostgreSQL, when YISHI_TEST_POSTGRES names a server (tools/test_postgres.sh), each case has a schema of
// its own.
void Village::open_database(std::string name) {
  std::string url = "sqlite:" + (folder_ / "yishi.db").string();
  if (const char* server = std::getenv("YISHI_TEST_POSTGRES"); server && *server) {
    std::ranges::replace(name, '-', '_');
    schema_ = "yishi_handling_" + name;
    auto maker = database::Database::open({.url = server, .readers = 1, .writers = 1});
    ASSERT_TRUE(maker) << maker.error().words.en;
    (*maker)->write([&](Transaction& tx) { tx.script("CREATE SCHEMA " + schema_); });
    url = std::string(server) + (std::string_view(server).contains('?') ? "&" : "?") +
          "options=-csearch_path%3D" + schema_;
  }
  auto opened = database::Database::open({.url = url, .readers = 2, .writers = 2});
  ASSERT_TRUE(opened) << opened.error().words.en;
  db = std::move(*opened);
}

void Village::TearDown() {
  if (db && !schema_.empty()) {
    db->write([&](Transaction& tx) { tx.script("DROP SCHEMA " + schema_ + " CASCADE"); });
  }
  db.reset();
  std::filesystem::remove_all(folder_);
}

Caller Village::as(Role role, const AccountId& account, MemberId member, UnitId unit, BodyId body) const {
  return identity::caller_for(town, {{town, role, member, unit, body}}, account, time.now());
}

proposals::Proposal Village::proposal(const ProposalId& id) {
  return read([&](Transaction& tx) { return *proposals::find(tx, town, id); });
}

ProposalId Village::submitted_by(const Caller& first, std::vector<Caller> co_signers) {
  proposals::Draft in;
  in.title = "关于打通城东断头路、方便学生上学的提案";
  in.situation = "城东片区道路狭窄，早晚高峰拥堵，学生上学不便。";
  in.analysis = "道路建设滞后于住宅建设。";
  in.advice = "建议今年内打通断头路，增设两处学校接送区。";
  for (const auto& caller : co_signers) in.co_signers.push_back(caller.member());
  const auto id = must([&](Transaction& tx) { return proposals::start_draft(tx, *rules, first, in); }).id;
  if (!co_signers.empty()) {
    must([&](Transaction& tx) {
      return proposals::ask_co_signers(tx, *rules, first, id, proposal(id).version, std::nullopt);
    });
    for (const auto& caller : co_signers)
      must([&](Transaction& tx) { return proposals::answer_co_sign(tx, caller, id, true, ""); });
  }
  must([&](Transaction& tx) {
    return proposals::submit(tx, *rules, first, id, proposals::find(tx, town, id)->version);
  });
  return id;
}

ProposalId Village::filed(std::vector<Caller> co_signers) {
  const auto id = submitted_by(li(), std::move(co_signers));
  must([&](Transaction& tx) {
    return proposals::pass(tx, *rules, office(), id, proposals::find(tx, town, id)->version, "");
  });
  must([&](Transaction& tx) {
    return proposals::file(tx, *rules, office_head(), id, proposals::find(tx, town, id)->version,
                           "urban_rural", "同意立案。");
  });
  return id;
}

Assigning Village::assigning(const ProposalId& id, proposals::HandlingKind kind,
                             std::vector<NamedUnit> units) {
  return {.version = proposal(id).version,
          .handling = kind,
          .units = std::move(units),
          .due_on = std::nullopt,
          .note = "请认真办理。"};
}

void Village::assign_single(const ProposalId& id, const UnitId& unit) {
  const auto in = assigning(id, proposals::HandlingKind::single, {{unit, Part::lead}});
  must([&](Transaction& tx) { return assign(tx, *rules, government(), id, in); });
}

AssignmentId Village::of(const ProposalId& id, const UnitId& unit) {
  return read([&](Transaction& tx) {
    return tx
        .first<AssignmentId>(
            "SELECT id FROM assignments WHERE committee_id = 1 AND proposal_id = ?1 AND unit_id = ?2 AND "
            "stage NOT IN "
            "('reassigned', 'cancelled') ORDER BY round DESC",
            id, unit)
        .value_or(AssignmentId{});
  });
}

Handling Village::seen_by(const Caller& caller, const ProposalId& id) {
  return read([&](Transaction& tx) {
    const auto seen = proposals::see(tx, caller, id);
    if (!seen) throw std::runtime_error("the caller may not see the proposal");
    return handling(tx, rules->version(town, seen->proposal.rule_version), caller, *seen);
  });
}

Assignment Village::assignment(const ProposalId& id, const UnitId& unit) {
  const auto wanted = of(id, unit);
  for (auto& row : seen_by(office(), id).assignments) {
    if (row.id == wanted) return row;
  }
  throw std::runtime_error("no such assignment");
}

std::vector<std::string> Village::open(const Caller& caller, const ProposalId& id) {
  return read([&](Transaction& tx) {
    const auto seen = proposals::see(tx, caller, id);
    if (!seen) return std::vector<std::string>{"unseen"};
    return open_acts(tx, rules->version(town, seen->proposal.rule_version), caller, *seen);
  });
}

std::vector<std::string> Village::facts(const ProposalId& id) {
  std::vector<std::string> out;
  const auto all = read([&](Transaction& tx) { return ledger::timeline(tx, town, "proposal", id.text()); });
  for (const auto& fact : all) out.push_back(fact.kind);
  return out;
}

std::string Village::clock(const ProposalId& id, const UnitId& unit, std::string_view term) {
  const auto subject = of(id, unit);
  return read([&](Transaction& tx) {
    std::string out = "none";
    tx.each(
        "SELECT state, due_on FROM clocks WHERE committee_id = 1 AND subject = ?1 AND term = ?2 ORDER BY "
        "started_at, id",
        [&](const database::Statement& row) {
          out = fmt::format("{} {}", row.text(0), Date(static_cast<std::int32_t>(row.integer(1))).iso());
        },
        subject, term);
    return out;
  });
}

void Village::sign(const ProposalId& id, const UnitId& unit) {
  must([&](Transaction& tx) { return sign_for(tx, *rules, clerk(unit), of(id, unit)); });
}

ReplyDraft Village::draft(std::string letter) const {
  return {.reply_class = std::move(letter),
          .body = "经现场踏勘，现就您提出的建议答复如下：断头路已列入今年建设计划。",
          .open = true,
          .contact_name = "王科长",
          .contact_phone = "0470-0000000",
          .promises = {{"今年十月底前建成通车。", Date::of(time.now()).plus(120)}},
          .interim = false,
          .version = 0};
}

void Village::reply(const ProposalId& id, const UnitId& unit, std::string letter) {
  const auto a = of(id, unit);
  must([&](Transaction& tx) { return draft_reply(tx, *rules, clerk(unit), a, draft(letter)); });
  must([&](Transaction& tx) { return sign_reply(tx, *rules, head(unit), a, ""); });
  const auto checker = assignment(id, unit).office;
  const Caller by = checker == Office::government_supervision ? government()
                    : checker == Office::party_supervision    ? party()
                                                              : office();
  must([&](Transaction& tx) {
    return check_reply(tx, *rules, by, a, {.accept = true, .reply_class = std::nullopt, .reason = ""});
  });
  must([&](Transaction& tx) { return deliver_reply(tx, *rules, clerk(unit), a); });
}

void Village::rate(const Caller& caller, const ProposalId& id, std::string attitude, std::string result,
                   std::string reason) {
  must([&](Transaction& tx) { return handling::rate(tx, *rules, caller, id, {attitude, result, reason}); });
}

int Village::run_out() {
  return db->write([&](Transaction& tx) { return run_clocks(tx, *rules, town, time.now()); });
}

}  // namespace yishi::handling
