#include "areas/publishing/publication.hpp"

#include "core/database/search.hpp"
#include "core/identity/names.hpp"
#include "core/text/redact.hpp"

namespace yishi::publishing {
namespace {

using proposals::Phase;
using proposals::PublicState;

constexpr std::size_t longest_text = 200'000;
constexpr int most_in_queue = 200;

struct Stored {
  std::string title, situation, analysis, advice;
  AccountId prepared_by, checked_by, released_by;
  std::optional<Timestamp> prepared_at, checked_at, released_at;
  std::string withheld_reason;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Stored, (),
                      (title, situation, analysis, advice, prepared_by, checked_by, released_by, prepared_at,
                       checked_at, released_at, withheld_reason, version))

std::optional<Stored> load(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.first<Stored>(
      "SELECT title, situation, analysis, advice, prepared_by, checked_by, released_by, prepared_at, "
      "checked_at, "
      "released_at, withheld_reason, version FROM publications WHERE committee_id = ?1 AND proposal_id = ?2",
      committee, id);
}

// Delivered replies that their units have marked as open.
struct OpenReply {
  std::string id, unit_id, unit, body;
};
BOOST_DESCRIBE_STRUCT(OpenReply, (), (id, unit_id, unit, body))
std::vector<OpenReply> open_replies(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<OpenReply>(
      "SELECT r.id, r.unit_id, u.name, r.body FROM replies r JOIN units u ON u.committee_id = r.committee_id "
      "AND u.id = "
      "r.unit_id WHERE r.committee_id = ?1 AND r.proposal_id = ?2 AND r.delivered_at IS NOT NULL AND "
      "r.is_open = 1 "
      "ORDER BY r.delivered_at, r.id",
      committee, id);
}
std::vector<ReplyText> prepared_replies(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  return tx.all<ReplyText>(
      "SELECT reply_id, body FROM publication_replies WHERE committee_id = ?1 AND proposal_id = ?2 ORDER BY "
      "reply_id",
      committee, id);
}

struct PromiseText {
  std::string id, sentence;
};
BOOST_DESCRIBE_STRUCT(PromiseText, (), (id, sentence))
// Sentences of promises have no form of their own: what looks like personal data is replaced.
std::vector<PromiseText> promises_of(Transaction& tx, CommitteeId committee, const ProposalId& proposal,
                                     std::string_view reply) {
  auto rows = tx.all<PromiseText>(
      "SELECT id, sentence FROM promises WHERE committee_id = ?1 AND proposal_id = ?2 AND reply_id = ?3 "
      "ORDER BY due_on, id",
      committee, proposal, reply);
  for (auto& row : rows) row.sentence = text::redacted(row.sentence, text::find_personal_data(row.sentence));
  return rows;
}

Words words_of(text::PersonalData kind) {
  using enum text::PersonalData;
  switch (kind) {
    case mobile:
      return {"疑似手机号码", "looks like a mobile number"};
    case landline:
      return {"疑似固定电话", "looks like a telephone number"};
    case id_number:
      return {"疑似身份证号码", "looks like an identity number"};
    case bank_card:
      return {"疑似银行卡号", "looks like a bank card"};
    case email:
      return {"疑似电子邮箱", "looks like an e-mail address"};
    case account:
      return {"疑似社交账号", "looks like an account of a social network"};
    case plate:
      return {"疑似车牌号", "looks like a number plate"};
    case address:
      return {"疑似住址", "looks like an address"};
    case name:
      return {"疑似个人姓名", "looks like a person's name"};
  }
  return {};
}

void add_suspects(std::vector<SuspectView>& out, std::string_view text) {
  for (const auto& suspect : text::find_personal_data(text)) {
    if (std::ranges::find(out, suspect.text, &SuspectView::text) != out.end()) continue;
    out.push_back({suspect.text, words_of(suspect.kind)});
  }
}

bool is_filed(const proposals::Proposal& p) {
  const auto phase = p.phase();
  return p.filed_at && phase != Phase::own && phase != Phase::review && phase != Phase::set_aside;
}

Result<proposals::Proposal> filed(Transaction& tx, const Caller& caller, const ProposalId& id) {
  auto seen = proposals::see(tx, caller, id);
  if (!seen) return refuse(seen.error());
  if (!is_filed(seen->proposal)) {
    return refuse(Why::wrong_stage, "not_filed",
                  {"立案的提案才能公开。", "Only filed proposals can be published."});
  }
  return std::move(seen->proposal);
}

Result<void> check_version(std::int64_t is, std::int64_t was) {
  if (is == was) return {};
  return refuse(Why::conflict, "changed_meanwhile",
                {"公开文本已被他人修改，请重新打开后再操作。",
                 "The public version was changed meanwhile; open it again."});
}

Result<void> check_input(const Prepared& in, const std::vector<OpenReply>& replies) {
  std::vector<Fault> faults;
  if (in.title.empty() || in.title.size() > 1000)
    faults.push_back({"/title", {"请填写案由。", "Give a title."}});
  if (in.advice.empty()) faults.push_back({"/advice", {"请填写建议。", "Give the advice."}});
  if (in.situation.size() + in.analysis.size() + in.advice.size() > longest_text) {
    faults.push_back({"/situation", {"内容太长。", "The text is too long."}});
  }
  for (std::size_t i = 0; i < in.replies.size(); ++i) {
    const auto at = fmt::format("/replies/{}/body", i);
    const auto& reply = in.replies[i];
    if (std::ranges::find(replies, reply.id, &OpenReply::id) == replies.end()) {
      faults.push_back(
          {at, {"这份答复尚未送达，或承办单位注明不公开。", "This reply is not delivered, or not open."}});
    }
    if (reply.body.empty() || reply.body.size() > longest_text) {
      faults.push_back({at, {"请填写答复的公开文本。", "Give the public text of the reply."}});
    }
  }
  if (faults.empty()) return {};
  return refuse(Why::invalid, "invalid", {"有几处需要补充。", "Some fields need to be completed."},
                std::move(faults));
}

Result<void> set_state(Transaction& tx, const Caller& caller, proposals::Proposal& p, PublicState state,
                       std::string_view fact) {
  p.public_state = state;
  if (auto saved = proposals::save(tx, caller, p); !saved) return saved;
  proposals::record(tx, caller, p, std::string(fact));
  return {};
}

void erase_public(Transaction& tx, CommitteeId committee, const ProposalId& id) {
  tx.run("DELETE FROM public_promises WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
  tx.run("DELETE FROM public_replies WHERE committee_id = ?1 AND proposal_id = ?2", committee, id);
  tx.run("DELETE FROM public_proposals WHERE committee_id = ?1 AND id = ?2", committee, id);
  database::remove_text(tx, committee, "public_proposal", id.text());
}

void put_public(Transaction& tx, const Caller& caller, const proposals::Proposal& p, const Stored& s) {
  const auto c = caller.committee;
  const auto first = tx.first<Timestamp>(
      "SELECT first_released_at FROM public_proposals WHERE committee_id = ?1 AND id = ?2", c, p.id);
  erase_public(tx, c, p.id);
  tx.run(
      "INSERT INTO public_proposals (committee_id, id, released_at, first_released_at, year, title, "
      "situation, analysis, "
      "advice) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      c, p.id, caller.at, first.value_or(caller.at), Date::of(*p.filed_at).year(), s.title, s.situation,
      s.analysis, s.advice);
  std::string words = s.situation + "\n" + s.analysis + "\n" + s.advice;
  for (const auto& reply : prepared_replies(tx, c, p.id)) {
    const auto written = tx.run(
        "INSERT INTO public_replies (committee_id, reply_id, proposal_id, unit, round, reply_class, body, "
        "delivered_at) "
        "SELECT r.committee_id, r.id, r.proposal_id, u.name, r.round, r.reply_class, ?3, r.delivered_at FROM "
        "replies r "
        "JOIN units u ON u.committee_id = r.committee_id AND u.id = r.unit_id WHERE r.committee_id = ?1 AND "
        "r.id = ?2 AND "
        "r.delivered_at IS NOT NULL AND r.is_open = 1",
        c, reply.id, reply.body);
    if (written == 0) continue;
    words += "\n" + reply.body;
    for (const auto& promise : promises_of(tx, c, p.id, reply.id)) {
      tx.run(
          "INSERT INTO public_promises (committee_id, promise_id, proposal_id, sentence) VALUES (?1, ?2, ?3, "
          "?4)",
          c, promise.id, p.id, promise.sentence);
    }
  }
  database::index_text(tx, c, "public_proposal", p.id.text(), s.title + " " + p.number_text, words);
}

Result<Stored> expect(Transaction& tx, const Caller& caller, const proposals::Proposal& p, PublicState state,
                      const Decision& in) {
  auto stored = load(tx, caller.committee, p.id);
  if (!stored || p.public_state != state) {
    if (state == PublicState::prepared) {
      return refuse(Why::wrong_stage, "not_prepared",
                    {"请先准备公开文本。", "Prepare the public version first."});
    }
    return refuse(Why::wrong_stage, "not_checked",
                  {"请先由一人复核公开文本。", "The public version must be checked first."});
  }
  if (in.version) {
    if (auto same = check_version(stored->version, *in.version); !same) return refuse(same.error());
  }
  return std::move(*stored);
}

}  // namespace

Queue queue(Transaction& tx, const Caller& caller) {
  Queue out;
  std::vector<AccountId> people;
  tx.each(
      "SELECT p.id, p.title, p.number_text, p.public_state, p.publish_consent, v.prepared_by, "
      "(SELECT MIN(c.due_on) FROM clocks c WHERE c.committee_id = p.committee_id AND c.proposal_id = p.id "
      "AND c.term = "
      "'publish' AND c.state = 'running'), "
      "(SELECT COUNT(*) FROM replies r WHERE r.committee_id = p.committee_id AND r.proposal_id = p.id AND "
      "r.is_open = 1 AND "
      "r.delivered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public_replies u WHERE u.committee_id = "
      "r.committee_id AND "
      "u.reply_id = r.id)) AS fresh FROM proposals p LEFT JOIN publications v ON v.committee_id = "
      "p.committee_id AND "
      "v.proposal_id = p.id WHERE p.committee_id = ?1 AND p.phase IN ('feedback', 'done', 'handling') AND "
      "p.filed_at IS NOT NULL "
      "AND (p.public_state IN ('prepared', 'checked') OR (p.replied_at IS NOT NULL AND (p.public_state = "
      "'none' OR "
      "(p.public_state = 'released' AND EXISTS (SELECT 1 FROM replies r WHERE r.committee_id = "
      "p.committee_id AND "
      "r.proposal_id = p.id AND r.is_open = 1 AND r.delivered_at > v.prepared_at))))) "
      "ORDER BY CASE p.public_state WHEN 'checked' THEN 0 WHEN 'prepared' THEN 1 ELSE 2 END, p.replied_at, "
      "p.id LIMIT ?2",
      [&](const database::Statement& row) {
        auto& item = out.items.emplace_back();
        item.proposal = {std::string(row.text(0)), std::string(row.text(1))};
        item.number_text = row.text(2);
        item.state = json::enum_of<PublicState>(row.text(3)).value_or(PublicState::none);
        item.consent = row.integer(4) != 0;
        people.push_back(row.is_null(5) ? AccountId{} : AccountId::trusted(row.text(5)));
        if (!row.is_null(6)) item.due_on = Date(static_cast<std::int32_t>(row.integer(6)));
        item.new_replies = static_cast<int>(row.integer(7));
      },
      caller.committee, most_in_queue);
  const auto names = identity::names_of(tx, people);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (const auto name = names.find(people[i].str()); name != names.end())
      out.items[i].prepared_by = name->second;
  }
  out.total = static_cast<std::int64_t>(out.items.size());
  return out;
}

Result<Publication> publication(Transaction& tx, const Caller& caller, const ProposalId& id) {
  const auto p = filed(tx, caller, id);
  if (!p) return refuse(p.error());
  Publication out;
  out.original = proposals::texts(tx, caller.committee, id);
  out.state = p->public_state;
  out.consent = p->publish_consent;
  out.consent_reason = p->publish_reason;
  const auto stored = load(tx, caller.committee, id);
  const auto& o = out.original;
  out.title = stored ? stored->title : o.title;
  out.situation = stored ? stored->situation : o.situation;
  out.analysis = stored ? stored->analysis : o.analysis;
  out.advice = stored ? stored->advice : o.advice;
  const auto prepared = prepared_replies(tx, caller.committee, id);
  for (const auto& reply : open_replies(tx, caller.committee, id)) {
    const auto mine = std::ranges::find(prepared, reply.id, &ReplyText::id);
    ReplyView view{reply.id,
                   {reply.unit_id, reply.unit},
                   mine == prepared.end() ? reply.body : mine->body,
                   reply.body,
                   {}};
    for (auto& promise : promises_of(tx, caller.committee, id, reply.id))
      view.promises.push_back(std::move(promise.sentence));
    out.replies.push_back(std::move(view));
  }
  for (const std::string* text :
       std::initializer_list<const std::string*>{&o.title, &o.situation, &o.analysis, &o.advice, &out.title,
                                                 &out.situation, &out.analysis, &out.advice}) {
    add_suspects(out.suspects, *text);
  }
  for (const auto& reply : out.replies) {
    add_suspects(out.suspects, reply.original);
    add_suspects(out.suspects, reply.body);
  }
  if (!stored) return out;
  out.version = stored->version;
  out.withheld_reason = stored->withheld_reason;
  out.prepared_at = stored->prepared_at;
  out.checked_at = stored->checked_at;
  out.released_at = stored->released_at;
  const auto names = identity::names_of(tx, {stored->prepared_by, stored->checked_by, stored->released_by});
  const auto name = [&](const AccountId& account) -> std::optional<std::string> {
    const auto found = names.find(account.str());
    return found == names.end() ? std::nullopt : std::optional(found->second);
  };
  out.prepared_by = name(stored->prepared_by);
  out.checked_by = name(stored->checked_by);
  out.released_by = name(stored->released_by);
  return out;
}

Result<Saved> prepare(Transaction& tx, const Caller& caller, const ProposalId& id, const Prepared& in) {
  auto p = filed(tx, caller, id);
  if (!p) return refuse(p.error());
  const auto c = caller.committee;
  const auto stored = load(tx, c, id);
  const auto version = stored ? stored->version : 0;
  if (auto same = check_version(version, in.version); !same) return refuse(same.error());
  if (auto fine = check_input(in, open_replies(tx, c, id)); !fine) return refuse(fine.error());
  tx.run(
      "INSERT INTO publications (committee_id, proposal_id, title, situation, analysis, advice, prepared_by, "
      "prepared_at, "
      "withheld_reason, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', ?9) ON CONFLICT (committee_id, "
      "proposal_id) DO "
      "UPDATE SET title = excluded.title, situation = excluded.situation, analysis = excluded.analysis, "
      "advice = "
      "excluded.advice, prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at, checked_by = "
      "NULL, checked_at = "
      "NULL, withheld_reason = '', version = excluded.version",
      c, id, in.title, in.situation, in.analysis, in.advice, caller.account, caller.at, version + 1);
  tx.run("DELETE FROM publication_replies WHERE committee_id = ?1 AND proposal_id = ?2", c, id);
  for (const auto& reply : in.replies) {
    tx.run(
        "INSERT INTO publication_replies (committee_id, proposal_id, reply_id, body) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT "
        "(committee_id, proposal_id, reply_id) DO UPDATE SET body = excluded.body",
        c, id, reply.id, reply.body);
  }
  if (auto done = set_state(tx, caller, *p, PublicState::prepared, "publishing.prepared"); !done)
    return refuse(done.error());
  return Saved{version + 1};
}

Result<Saved> check(Transaction& tx, const Caller& caller, const ProposalId& id, const Decision& in) {
  auto p = filed(tx, caller, id);
  if (!p) return refuse(p.error());
  const auto stored = expect(tx, caller, *p, PublicState::prepared, in);
  if (!stored) return refuse(stored.error());
  tx.run(
      "UPDATE publications SET checked_by = ?3, checked_at = ?4 WHERE committee_id = ?1 AND proposal_id = ?2",
      caller.committee, id, caller.account, caller.at);
  if (auto done = set_state(tx, caller, *p, PublicState::checked, "publishing.checked"); !done)
    return refuse(done.error());
  return Saved{stored->version};
}

Result<Saved> release(Transaction& tx, const rules::Library& rules, const Caller& caller,
                      const ProposalId& id, const Decision& in) {
  auto p = filed(tx, caller, id);
  if (!p) return refuse(p.error());
  const auto stored = expect(tx, caller, *p, PublicState::checked, in);
  if (!stored) return refuse(stored.error());
  if (!p->publish_consent) {
    return refuse(Why::wrong_stage, "no_consent",
                  {"提案者不同意公开全文，不能发布。请先与提案者商定，或记为不公开。",
                   "The proposer does not consent to publication in full. Agree with the proposer first, or "
                   "withhold it."});
  }
  const auto& book = rules.version(caller.committee, p->rule_version);
  if (book.proposals.second_release_person && stored->checked_by == caller.account) {
    return not_allowed({"复核和发布须由两人分别完成，请另一位同事发布。",
                        "Checking and releasing take two people; ask a colleague to release it."});
  }
  put_public(tx, caller, *p, *stored);
  tx.run(
      "UPDATE publications SET released_by = ?3, released_at = ?4 WHERE committee_id = ?1 AND proposal_id = "
      "?2",
      caller.committee, id, caller.account, caller.at);
  proposals::stop_clock(tx, caller.committee, id.text(), "publish", caller.at);
  if (auto done = set_state(tx, caller, *p, PublicState::released, "publishing.released"); !done)
    return refuse(done.error());
  return Saved{stored->version};
}

Result<Saved> withhold(Transaction& tx, const Caller& caller, const ProposalId& id, const Withholding& in) {
  auto p = filed(tx, caller, id);
  if (!p) return refuse(p.error());
  if (in.reason.empty() || in.reason.size() > 3000) {
    return invalid_field("/reason", {"请写明不公开的理由。", "Say why it is withheld."});
  }
  const auto c = caller.committee;
  const auto texts = proposals::texts(tx, c, id);
  erase_public(tx, c, id);
  tx.run(
      "INSERT INTO publications (committee_id, proposal_id, title, situation, analysis, advice, prepared_by, "
      "prepared_at, "
      "withheld_reason, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1) ON CONFLICT (committee_id, "
      "proposal_id) DO "
      "UPDATE SET withheld_reason = excluded.withheld_reason, released_by = NULL, released_at = NULL, "
      "version = "
      "publications.version + 1",
      c, id, texts.title, texts.situation, texts.analysis, texts.advice, caller.account, caller.at,
      in.reason);
  proposals::stop_clock(tx, c, id.text(), "publish", caller.at);
  if (auto done = set_state(tx, caller, *p, PublicState::withheld, "publishing.withheld"); !done)
    return refuse(done.error());
  return Saved{load(tx, c, id)->version};
}

}  // namespace yishi::publishing
