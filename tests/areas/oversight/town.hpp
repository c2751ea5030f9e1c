// A small town for tests: a city committee below a provincial one, two units, two members, and the offices; a
// real SQLite file, the shipped rule book, and the areas' own acts.
#pragma once
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "areas/handling/handling.hpp"
#include "areas/notices/notices.hpp"
#include "areas/oversight/oversight.hpp"
#include "areas/oversight/records.hpp"
#include "areas/proposals/raise.hpp"
#include "areas/proposals/review.hpp"
#include "core/database/search.hpp"
#include "core/identity/identity.hpp"
#include "core/ledger/follower.hpp"

namespace yishi::testing_town {

using database::Transaction;
using identity::Caller;
using identity::Grant;
using identity::Role;

template <class T>
T must(Result<T> result) {
  if (result) {
    if constexpr (std::is_void_v<T>) {
      return;
    } else {
      return std::move(*result);
    }
  }
  std::string text = result.error().code + ": " + result.error().words.en;
  for (const auto& fault : result.error().faults) text += " [" + fault.pointer + " " + fault.words.en + "]";
  throw std::runtime_error(text);
}

class Town {
 public:
  explicit Town(std::string name) : clock(Date::of(2026, 2, 2).begins()) {
    folder_ = std::filesystem::temp_directory_path() / ("yishi-" + name + "-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    clock.set({clock.now().milliseconds + 10 * 3'600'000LL});  // ten in the morning
    choose_engine(name);
    open();
    migrate();
    rules = must(rules::Library::load(std::string(YISHI_SOURCE_DIR) + "/rules"));
    settle();
  }
  ~Town() {
    if (db && !schema_.empty()) {
      db->write([&](Transaction& tx) { tx.script("DROP SCHEMA " + schema_ + " CASCADE"); });
    }
    db.reset();
    std::filesystem::remove_all(folder_);
  }

  void open() {
    db.reset();
    db = must(database::Database::open({.url = url_, .readers = 2}));
  }

  template <class F>
  auto act(F f) {  // one act in one transaction; throws with the refusal's words
    return must(db->write(f));
  }
  template <class F>
  auto read(F f) {
    return db->read(f);
  }

  Caller as(Role role, const AccountId& account, MemberId member = {}, UnitId unit = {},
            BodyId body = {}) const {
    return identity::caller_for(city, {Grant{city, role, member, unit, body}}, account, clock.now());
  }
  Caller li() const { return as(Role::member, li_account, li_member); }
  Caller wang() const { return as(Role::member, wang_account, wang_member); }
  Caller clerk() const { return as(Role::proposal_clerk, clerk_account); }
  Caller head() const { return as(Role::proposal_head, head_account); }
  Caller supervision() const { return as(Role::government_supervision, supervision_account); }
  Caller roads_clerk() const { return as(Role::unit_clerk, roads_clerk_account, {}, roads); }
  Caller roads_head() const { return as(Role::unit_head, roads_head_account, {}, roads); }
  Caller schools_head() const { return as(Role::unit_head, schools_head_account, {}, schools); }
  Caller upper_head() const {
    return identity::caller_for(province, {Grant{province, Role::proposal_head, {}, {}, {}}}, head_account,
                                clock.now());
  }
  Caller head_of(const UnitId& unit) const { return unit == roads ? roads_head() : schools_head(); }

  std::int64_t version(const ProposalId& id) {
    return read([&](Transaction& tx) { return proposals::find(tx, city, id)->version; });
  }
  proposals::Proposal proposal(const ProposalId& id) {
    return read([&](Transaction& tx) { return *proposals::find(tx, city, id); });
  }

  ProposalId submitted(const std::string& title, const std::string& category = "") {
    proposals::Draft draft;
    draft.title = title;
    draft.situation = "城东片区道路狭窄，早晚高峰拥堵，学生上学不便。";
    draft.analysis = "道路建设滞后于住宅建设。";
    draft.advice = "建议今年内打通断头路，增设两处学校接送区。";
    if (!category.empty()) draft.category = category;
    const auto id = act([&](Transaction& tx) { return proposals::start_draft(tx, *rules, li(), draft); }).id;
    act([&](Transaction& tx) {
      return proposals::submit(tx, *rules, li(), id, proposals::find(tx, city, id)->version);
    });
    return id;
  }
  ProposalId filed(const std::string& title, std::string category = "") {
    if (category.empty()) category = first_category();
    const auto id = submitted(title, category);
    act([&](Transaction& tx) {
      return proposals::pass(tx, *rules, clerk(), id, proposals::find(tx, city, id)->version, "");
    });
    act([&](Transaction& tx) {
      return proposals::file(tx, *rules, head(), id, proposals::find(tx, city, id)->version, category, "");
    });
    return id;
  }
  void assign(const ProposalId& id, const UnitId& unit) {
    act([&](Transaction& tx) {
      return handling::assign(tx, *rules, supervision(), id,
                              {.version = proposals::find(tx, city, id)->version,
                               .handling = proposals::HandlingKind::single,
                               .units = {{unit, handling::Part::lead}},
                               .due_on = std::nullopt,
                               .note = ""});
    });
  }
  handling::AssignmentId assignment(const ProposalId& id) {
    return read([&](Transaction& tx) {
      return *tx.first<handling::AssignmentId>(
          "SELECT id FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 AND stage NOT IN "
          "('reassigned', 'cancelled') ORDER BY round DESC",
          city, id);
    });
  }
  void sign_for(const ProposalId& id, const UnitId& unit) {
    const auto a = assignment(id);
    act([&](Transaction& tx) { return handling::sign_for(tx, *rules, head_of(unit), a); });
  }
  void talk(const ProposalId& id, const UnitId& unit) {
    const auto a = assignment(id);
    act([&](Transaction& tx) {
      return handling::add_contact(
          tx, *rules, head_of(unit), a,
          {.way = "visit", .at = clock.now(), .with = "李委员", .summary = "当面沟通了方案。"});
    });
  }
  // Drafts, signs, checks and delivers.
  void reply(const ProposalId& id, const UnitId& unit, const std::string& reply_class, std::string body = "",
             std::vector<handling::PromiseDraft> promises = {}) {
    const auto a = assignment(id);
    if (body.empty()) {
      for (int i = 0; i < 20; ++i) body += "经研究并现场踏勘，现就您提出的建议答复如下。";
    }
    act([&](Transaction& tx) {
      return handling::draft_reply(tx, *rules, head_of(unit), a,
                                   {.reply_class = reply_class,
                                    .body = body,
                                    .contact_name = "张三",
                                    .contact_phone = "0000000",
                                    .promises = promises});
    });
    act([&](Transaction& tx) { return handling::sign_reply(tx, *rules, head_of(unit), a, ""); });
    act([&](Transaction& tx) {
      return handling::check_reply(tx, *rules, supervision(), a,
                                   {.accept = true, .reply_class = {}, .reason = ""});
    });
    act([&](Transaction& tx) { return handling::deliver_reply(tx, *rules, supervision(), a); });
  }
  void rate(const ProposalId& id, const std::string& attitude, const std::string& result,
            const std::string& reason = "") {
    act([&](Transaction& tx) { return handling::rate(tx, *rules, li(), id, {attitude, result, reason}); });
  }
  // From filing to rating: `days` until the reply.
  ProposalId handled(const std::string& title, const UnitId& unit, int days, const std::string& reply_class,
                     const std::string& result = "satisfied", const std::string& reason = "") {
    const auto id = filed(title);
    assign(id, unit);
    sign_for(id, unit);
    clock.advance_days(days);
    reply(id, unit, reply_class, "",
          reply_class == "B"
              ? std::vector<handling::PromiseDraft>{{"年底前建成。", Date::of(clock.now()).plus(60)}}
              : std::vector<handling::PromiseDraft>{});
    rate(id, "satisfied", result, reason);
    return id;
  }

  std::string first_category() const {
    return rules->in_force(city, clock.today()).proposals.categories.front().code;
  }

  ManualClock clock;
  std::unique_ptr<database::Database> db;
  std::shared_ptr<const rules::Library> rules;
  const CommitteeId province{1}, city{2};
  const UnitId roads = UnitId::make(), schools = UnitId::make();
  const MemberId li_member = MemberId::make(), wang_member = MemberId::make();
  const BodyId economy = BodyId::make();
  const AccountId li_account = AccountId::make(), wang_account = AccountId::make(),
                  clerk_account = AccountId::make(), head_account = AccountId::make(),
                  supervision_account = AccountId::make(), roads_clerk_account = AccountId::make(),
                  roads_head_account = AccountId::make(), schools_head_account = AccountId::make();

 private:
  // SQLite, or with YISHI_TOWN=postgresql a schema of its own on the server of YISHI_TEST_POSTGRES; without
  // one the program ends as skipped (77), because a test that did not run must not count as passed.
  void choose_engine(std::string name) {
    url_ = "sqlite:" + (folder_ / "yishi.db").string();
    const char* engine = std::getenv("YISHI_TOWN");
    if (!engine || std::string_view(engine) != "postgresql") return;
    const char* server = std::getenv("YISHI_TEST_POSTGRES");
    if (!server || !*server) std::_Exit(77);
    std::ranges::replace(name, '-', '_');
    schema_ = "yishi_" + name + "_" + std::to_string(::getpid());
    auto maker = must(database::Database::open({.url = server, .readers = 1, .writers = 1}));
    maker->write([&](Transaction& tx) { tx.script("CREATE SCHEMA " + schema_); });
    url_ = server;
    url_ += (url_.find('?') == std::string::npos ? "?" : "&") + ("options=-csearch_path%3D" + schema_);
  }

  void migrate() {
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
    add(oversight::migrations());
    add(notices::migrations());
    std::ranges::sort(all, {}, &database::Migration::number);
    must(database::migrate(*db, all, (folder_ / "backups").string()));
  }

  void account(Transaction& tx, const AccountId& id, const std::string& login) {
    tx.run(
        "INSERT INTO accounts (id, home, login, login_key, name, state, password, password_set_at, "
        "must_change_password, totp_secret, "
        "totp_enabled, totp_step, language, text_size, version, created_at) VALUES (?1, 2, ?2, ?2, ?2, "
        "'active', '', 0, 0, '', 0, 0, "
        "'zh', 'standard', 1, 0)",
        id, login);
  }
  void grant(Transaction& tx, CommitteeId committee, const AccountId& account, Role role,
             MemberId member = {}, UnitId unit = {}) {
    tx.run(
        "INSERT INTO grants (committee_id, id, account_id, role, member_id, unit_id, suspended, granted_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, "
        "?6, 0, 0)",
        committee, AccountId::make(), account, role, member, unit);
  }
  void member(Transaction& tx, const MemberId& id, const std::string& code, const std::string& name,
              const std::string& sector) {
    tx.run(
        "INSERT INTO members (committee_id, id, code, name, pinyin, spelling, strokes, sex, ethnicity, "
        "born_in, education, "
        "title, party, religion, sector, employer, post, committee_post, email, address, phone, phone_index, "
        "id_number, "
        "id_number_index, status, status_since, joined_term, version, created_at, updated_at) VALUES (2, ?1, "
        "?2, ?3, '', '', '', "
        "'unknown', '', '', '', '', '', '', ?4, '', '', '', '', '', '', '', '', '', 'active', 0, 1, 1, 0, 0)",
        id, code, name, sector);
  }
  void unit(Transaction& tx, const UnitId& id, const std::string& code, const std::string& name) {
    tx.run(
        "INSERT INTO units (committee_id, id, code, name, short_name, system, is_handling_unit, active, "
        "contact_name, contact_phone, leader, "
        "version, updated_at) VALUES (2, ?1, ?2, ?3, ?3, 'government', 1, 1, '', '', '', 1, 0)",
        id, code, name);
  }
  void settle() {
    db->write([&](Transaction& tx) {
      tx.run(
          "INSERT INTO committees (id, parent, name, short_name, level, region_code, founded_at) VALUES (1, "
          "NULL, '示例省政协', '示例省政协', "
          "'province', '', 0), (2, 1, '示例市政协', '示例市政协', 'city', '', 0)");
      for (const auto committee : {province, city}) {
        tx.run("INSERT INTO terms (committee_id, number, starts_on) VALUES (?1, 3, 0)", committee);
        tx.run(
            "INSERT INTO plenary_sessions (committee_id, term, number, opens_on, closes_on) VALUES (?1, 3, "
            "1, ?2, ?3)",
            committee, Date::of(2026, 1, 10), Date::of(2026, 1, 14));
      }
      member(tx, li_member, "001", "李明", "经济界");
      member(tx, wang_member, "002", "王芳", "教育界");
      unit(tx, roads, "r", "示例市住建局");
      unit(tx, schools, "s", "示例市教育局");
      tx.run(
          "INSERT INTO bodies (committee_id, id, kind, code, name, position, active, version) VALUES (2, ?1, "
          "'special_committee', 'e', "
          "'经济委员会', 1, 1, 1)",
          economy);
      account(tx, li_account, "li");
      account(tx, wang_account, "wang");
      account(tx, clerk_account, "clerk");
      account(tx, head_account, "head");
      account(tx, supervision_account, "supervision");
      account(tx, roads_clerk_account, "roads-clerk");
      account(tx, roads_head_account, "roads-head");
      account(tx, schools_head_account, "schools-head");
      grant(tx, city, li_account, Role::member, li_member);
      grant(tx, city, wang_account, Role::member, wang_member);
      grant(tx, city, clerk_account, Role::proposal_clerk);
      grant(tx, city, head_account, Role::proposal_head);
      grant(tx, province, head_account, Role::proposal_head);
      grant(tx, city, supervision_account, Role::government_supervision);
      grant(tx, city, roads_clerk_account, Role::unit_clerk, {}, roads);
      grant(tx, city, roads_head_account, Role::unit_head, {}, roads);
      grant(tx, city, schools_head_account, Role::unit_head, {}, schools);
    });
  }

  std::filesystem::path folder_;
  std::string url_, schema_;
};

}  // namespace yishi::testing_town
