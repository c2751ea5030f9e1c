#include "yishi/demo/life.hpp"

#include <fmt/format.h>

#include "areas/oversight/records.hpp"
#include "areas/proposals/raise.hpp"
#include "areas/proposals/review.hpp"
#include "areas/publishing/publication.hpp"

namespace yishi::demo {
namespace {

using database::Transaction;
using handling::Part;
using identity::Caller;
using identity::Role;
using proposals::Proposal;
using proposals::Stage;

template <class T>
void must(const Result<T>& result) {
  if (result) return;
  std::string faults;
  for (const auto& fault : result.error().faults) faults += " " + fault.pointer + " " + fault.words.zh;
  throw std::logic_error("the demo was refused: " + result.error().words.zh + " (" + result.error().code + ")" + faults);
}

// Shares as published figures have them (domain.md 5): about 85 % filed, a fifth collective, classes 55/33/12.
Fate draw(Dice& dice) {
  Fate f;
  const int outcome = dice.between(1, 1000);
  f.merged = outcome <= 30;
  f.declined = outcome > 30 && outcome <= 90;
  f.converted = f.declined && dice.chance(0.7);
  f.withdrawn = outcome > 90 && outcome <= 105;
  f.returned_once = dice.chance(0.06);
  f.collective = dice.chance(0.18);
  f.joint = !f.collective && dice.chance(0.4);
  f.late = dice.chance(0.05);
  f.objected = dice.chance(0.04);
  f.extended = dice.chance(0.06);
  f.dissatisfied = dice.chance(0.03);
  f.silent = dice.chance(0.04);
  f.key = dice.chance(0.06);
  f.excellent = dice.chance(0.05);
  f.co_units = dice.chance(0.4) ? dice.between(1, 2) : 0;
  f.split = f.co_units > 0 && dice.chance(0.15);
  const int letter = dice.between(1, 100);
  f.reply_class = letter <= 55 ? "A" : letter <= 88 ? "B" : "C";
  return f;
}

proposals::Kind kind_of(members::BodyKind kind) {
  switch (kind) {
    case members::BodyKind::special_committee: return proposals::Kind::special_committee;
    case members::BodyKind::sector: return proposals::Kind::sector;
    case members::BodyKind::party: return proposals::Kind::party;
    case members::BodyKind::organization: return proposals::Kind::organization;
    case members::BodyKind::group: return proposals::Kind::group;
  }
  return proposals::Kind::group;
}

}  // namespace

Life::Life(const Town& town, const Material& material, const rules::Library& rules, Neighbours& neighbours, Dice dice, Timestamp begins)
    : town_(&town), material_(&material), rules_(&rules), neighbours_(&neighbours), dice_(dice), at_(begins) {
  topic_ = &dice_.pick(material.topics);
  fate_ = draw(dice_);
  text_ = write_proposal(dice_, *topic_, town.plan);
  if (fate_.collective) {
    body_ = &dice_.pick(town.bodies);
  } else {
    member_ = &dice_.pick(town.members);
    for (int i = fate_.joint ? dice_.between(1, 4) : 0; i > 0; --i) {
      const auto* other = &dice_.pick(town.members);
      if (other != member_ && std::ranges::find(co_signers_, other) == co_signers_.end()) co_signers_.push_back(other);
    }
  }
}

void Life::wait(double least_days, double most_days) {
  const double days = least_days + (most_days - least_days) * (static_cast<double>(dice_.between(0, 1000)) / 1000);
  Date day = Date::of(at_).plus(std::max(1, static_cast<int>(days)));
  while (day.weekday() > 5) day = day.plus(1);
  at_.milliseconds = day.begins().milliseconds + dice_.between(9 * 60, 17 * 60) * 60'000LL + dice_.between(0, 59'999);
}

bool Life::step(Transaction& tx) {
  if (id_.empty()) {
    begin(tx);
    return !over_;
  }
  const auto p = proposals::find(tx, town_->committee, id_);
  if (!p) throw std::logic_error("a demo proposal has gone");
  switch (p->stage) {
    case Stage::draft:
    case Stage::cosigning: co_sign_or_submit(tx, *p); break;
    case Stage::returned: submit(tx, *p); break;
    case Stage::submitted:
    case Stage::pre_passed:
    case Stage::second_passed: review(tx, *p); break;
    case Stage::not_filed: settle_unfiled(tx, *p); break;
    case Stage::filed: assign(tx, *p); break;
    case Stage::assigned:
    case Stage::handling:
    case Stage::rehandling:
    case Stage::tracking: handle(tx, *p); break;
    case Stage::replied: rate(tx, *p); break;
    case Stage::fed_back:
    case Stage::closed: finish(tx, *p); break;
    default: over_ = true;
  }
  return !over_;
}

Caller Life::proposer() const { return body_ ? town_->as_body(*body_, at_) : town_->as_member(*member_, at_); }

void Life::begin(Transaction& tx) {
  proposals::Draft draft{.id = dice_.id<ProposalId>(at_.milliseconds),
                         .kind = body_ ? kind_of(body_->kind) : proposals::Kind::member,
                         .title = text_.title, .situation = text_.situation, .analysis = text_.analysis, .advice = text_.advice,
                         .category = topic_->category};
  if (body_) draft.body = body_->id;
  for (const auto* other : co_signers_) draft.co_signers.push_back(other->id);
  if (dice_.chance(0.6)) draft.suggested_units.push_back(town_->unit_named(topic_->unit).id);
  if (dice_.chance(0.06)) {
    draft.publish_consent = false;
    draft.publish_reason = "涉及个别企业的经营数据，暂不宜公开";
  }
  id_ = *draft.id;
  must(proposals::start_draft(tx, *rules_, proposer(), std::move(draft)));
  wait(0, 3);
}

void Life::co_sign_or_submit(Transaction& tx, const Proposal& p) {
  if (p.stage == Stage::draft && !co_signers_.empty() && !body_) {
    must(proposals::ask_co_signers(tx, *rules_, proposer(), id_, p.version, std::nullopt));
    wait(0, 2);
    return;
  }
  if (p.stage == Stage::cosigning && answered_ < co_signers_.size()) {
    const auto* other = co_signers_[answered_++];
    if (!dice_.chance(0.9)) return;  // says nothing; is left out when it is submitted
    must(proposals::answer_co_sign(tx, town_->as_member(*other, at_), id_, dice_.chance(0.95), ""));
    at_.milliseconds += dice_.between(5, 90) * 60'000LL;
    return;
  }
  submit(tx, p);
}

void Life::submit(Transaction& tx, const Proposal& p) {
  if (p.stage == Stage::returned) {
    proposals::Draft draft{.kind = p.kind, .title = p.title, .situation = text_.situation, .analysis = text_.analysis,
                           .advice = text_.advice + "\n请有关部门明确牵头单位和完成时限，并每半年通报一次进展。", .category = p.category};
    if (body_) draft.body = body_->id;
    const auto saved = proposals::save_draft(tx, *rules_, proposer(), id_, p.version, std::move(draft));
    must(saved);
    must(proposals::submit(tx, *rules_, proposer(), id_, saved->version));
  } else {
    must(proposals::submit(tx, *rules_, proposer(), id_, p.version));
  }
  wait(1, 8);
}

void Life::review(Transaction& tx, const Proposal& p) {
  if (p.stage == Stage::submitted) {
    const auto clerk = town_->as(Role::proposal_clerk, at_);
    if (fate_.withdrawn) {
      must(proposals::withdraw(tx, *rules_, proposer(), id_, p.version, "相关工作已经开展，经与提案委沟通，同意撤案。"));
      over_ = true;
    } else if (fate_.returned_once) {
      fate_.returned_once = false;
      must(proposals::return_for_change(tx, *rules_, clerk, id_, p.version, "建议部分请再具体一些，写明希望由哪个部门、何时完成。"));
      wait(1, 6);
    } else {
      must(proposals::pass(tx, *rules_, clerk, id_, p.version, "选题有依据，建议具体，符合立案条件。"));
      wait(1, 6);
    }
    return;
  }
  const auto head = town_->as(Role::proposal_head, at_);
  const auto main = neighbours_->last_filed.find(topic_);
  if (fate_.merged && main != neighbours_->last_filed.end() && main->second != id_) {
    const auto into = proposals::find(tx, town_->committee, main->second);
    const bool open = into && (into->stage == Stage::filed || into->stage == Stage::assigned || into->stage == Stage::handling);
    if (open) {
      must(proposals::merge(tx, *rules_, head, id_, p.version, main->second, proposals::signers(tx, town_->committee, id_),
                            "内容相近，经征得各提案人同意，并案办理。"));
      over_ = true;
      return;
    }
  }
  if (fate_.declined) {
    static const std::vector<std::string> reasons = {"empty", "academic", "personal", "promotion", "proceedings"};
    must(proposals::decline(tx, *rules_, head, id_, p.version, dice_.pick(reasons), "经审查委员会研究，不予立案，已向提案人说明。"));
    wait(1, 4);
    return;
  }
  must(proposals::file(tx, *rules_, head, id_, p.version, topic_->category, "同意立案。"));
  neighbours_->last_filed[topic_] = id_;
  wait(3, 20);
}

void Life::settle_unfiled(Transaction& tx, const Proposal& p) {
  if (fate_.converted) {
    must(proposals::convert(tx, *rules_, town_->as(Role::proposal_clerk, at_), id_, p.version, dice_.chance(0.7) ? "opinion_report" : "letter",
                            "反映的情况有参考价值，转有关部门研究。"));
  }
  over_ = true;
}

Caller Life::office(members::UnitSystem system) const {
  if (system == members::UnitSystem::government) return town_->as(Role::government_supervision, at_);
  if (system == members::UnitSystem::party) return town_->as(Role::party_supervision, at_);
  return town_->as(Role::proposal_clerk, at_);
}

Caller Life::office_of(Transaction& tx, const handling::AssignmentId& id) const {
  const auto name = tx.first<std::string>("SELECT office FROM assignments WHERE committee_id = ?1 AND id = ?2", town_->committee, id);
  if (name == "government_supervision") return town_->as(Role::government_supervision, at_);
  if (name == "party_supervision") return town_->as(Role::party_supervision, at_);
  return town_->as(Role::proposal_head, at_);
}

const DemoUnit& Life::unit(const UnitId& id) const {
  return *std::ranges::find(town_->units, id, &DemoUnit::id);
}

std::optional<UnitId> Life::another_unit(const UnitId& than) {
  const auto& picked = dice_.pick(town_->units).id;
  if (picked == than) return std::nullopt;
  return picked;
}

void Life::assign(Transaction& tx, const Proposal& p) {
  handling::Assigning in{.version = p.version};
  const auto& lead = town_->unit_named(topic_->unit);
  in.units.push_back({lead.id, Part::lead});
  bool mixed = false;
  for (int i = 0; i < fate_.co_units && i < static_cast<int>(topic_->co_units.size()); ++i) {
    const auto& co = town_->unit_named(topic_->co_units[static_cast<std::size_t>(i)]);
    if (std::ranges::find(in.units, co.id, &handling::NamedUnit::unit) != in.units.end()) continue;
    in.units.push_back({co.id, Part::co});
    mixed = mixed || co.system != lead.system;
  }
  if (in.units.size() == 1) {
    in.handling = proposals::HandlingKind::single;
  } else if (fate_.split && !mixed) {
    in.handling = proposals::HandlingKind::split;
    for (auto& named : in.units) named.part = Part::split;
  } else {
    in.handling = proposals::HandlingKind::joint;
  }
  in.note = "请按期办理，主动与提案人沟通，答复前征求会办单位意见。";
  must(handling::assign(tx, *rules_, office(lead.system), id_, std::move(in)));
  wait(1, fate_.late ? 8 : 3);
}

// The demo looks at the assignments as they stand; it asks no right to see them.
std::vector<Life::AtUnit> Life::rows(Transaction& tx, int round) const {
  return tx.all<AtUnit>("SELECT id, unit_id, part, stage, contacts FROM assignments WHERE committee_id = ?1 AND proposal_id = ?2 AND "
                        "round = ?3 AND stage NOT IN ('reassigned', 'cancelled') ORDER BY part DESC, id", town_->committee, id_, round);
}

void Life::handle(Transaction& tx, const Proposal& p) {
  const auto all = rows(tx, p.round);
  // Co-units first: a lead waits for their opinions.
  for (const bool leads : {false, true}) {
    for (const auto& row : all) {
      if (handling::answers(row.part) != leads || handling::has_ended(row.stage)) continue;
      return act_at_unit(tx, p, row, all);
    }
  }
  over_ = true;
}

void Life::act_at_unit(Transaction& tx, const Proposal& p, const AtUnit& row, const std::vector<AtUnit>& all) {
  using handling::Stage;
  const auto& u = unit(row.unit);
  const auto clerk = town_->as_unit(u, false, at_);
  const auto head = town_->as_unit(u, true, at_);
  switch (row.stage) {
    case Stage::waiting:
      if (fate_.objected && !objected_ && row.part == Part::lead && all.size() == 1) {
        objected_ = true;
        must(handling::object(tx, *rules_, clerk, row.id, {.reason = "该事项主要职责不在我单位，建议调整。", .better_unit = another_unit(u.id)}));
        return wait(1, 4);
      }
      must(handling::sign_for(tx, *rules_, clerk, row.id));
      return wait(2, 12);
    case Stage::return_asked: {
      const auto objection = tx.first<handling::ObjectionId>(
          "SELECT id FROM objections WHERE committee_id = ?1 AND assignment_id = ?2 ORDER BY id DESC LIMIT 1", town_->committee, row.id);
      must(handling::decide_objection(tx, *rules_, office_of(tx, row.id), *objection,
                                      {.accept = false, .reason = "经核对三定方案，该事项由你单位牵头，请继续办理。"}));
      return wait(0, 2);
    }
    case Stage::signed_for:
      if (row.part == Part::co) {
        must(handling::send_opinion(tx, *rules_, clerk, row.id, "我单位将按职责配合主办单位，提供数据并参与现场调研。"));
        return wait(1, 6);
      }
      if (row.contacts == 0 && !dice_.chance(0.04)) {
        must(handling::add_contact(tx, *rules_, clerk, row.id,
                                   {.way = dice_.chance(0.6) ? "visit" : "telephone", .at = at_, .with = p.proposer,
                                    .summary = "听取提案人意见，介绍办理思路，提案人表示理解并补充了情况。", .deputy_head = dice_.chance(0.3)}));
        return wait(fate_.late ? 70 : 10, fate_.late ? 110 : 45);
      }
      if (fate_.extended && !extended_ && p.stage == proposals::Stage::handling) {
        extended_ = true;
        const auto asked = handling::ask_extension(tx, *rules_, clerk, row.id, {.reason = "涉及多部门会商和资金安排，需要延长办理。", .until = Date::of(at_).plus(70)});
        if (asked) {
          must(handling::decide_extension(tx, *rules_, office_of(tx, row.id), *asked, {.accept = true, .reason = "同意。"}));
          return wait(20, 40);
        }
      }
      draft_reply(tx, p, row);
      return wait(1, 4);
    case Stage::drafted: {
      const auto co = std::ranges::find_if(all, [](const AtUnit& other) { return other.part == Part::co; });
      const auto reply_version = tx.first<std::int64_t>("SELECT version FROM replies WHERE committee_id = ?1 AND assignment_id = ?2 "
                                                        "ORDER BY id DESC LIMIT 1", town_->committee, row.id);
      if (row.part == Part::lead && co != all.end()) {
        for (const auto& other : all) {
          if (other.part != Part::co) continue;
          must(handling::countersign(tx, *rules_, town_->as_unit(unit(other.unit), false, at_), row.id, {.agree = true, .opinion = "同意。", .version = reply_version}));
        }
        return wait(0, 2);
      }
      must(handling::sign_reply(tx, *rules_, head, row.id, ""));
      return wait(0, 3);
    }
    case Stage::countersigned:
      must(handling::sign_reply(tx, *rules_, head, row.id, ""));
      return wait(0, 3);
    case Stage::head_signed: {
      const auto stage = tx.first<std::string>("SELECT stage FROM replies WHERE committee_id = ?1 AND assignment_id = ?2 ORDER BY id DESC LIMIT 1",
                                               town_->committee, row.id);
      if (stage == "checked") {
        must(handling::deliver_reply(tx, *rules_, clerk, row.id));
      } else {
        must(handling::check_reply(tx, *rules_, office_of(tx, row.id), row.id, {.accept = true, .reason = ""}));
      }
      return wait(0, 3);
    }
    default: over_ = true;
  }
}

void Life::draft_reply(Transaction& tx, const Proposal& p, const AtUnit& row) {
  const bool second_lap = p.round > 1;
  const std::string letter = second_lap ? "A" : fate_.reply_class;
  auto written = write_reply(dice_, *topic_, town_->plan, text_.place, p.title, letter == "B");
  handling::ReplyDraft draft{.reply_class = letter, .body = written.body, .open = true, .contact_name = "办公室", .contact_phone = "0990-8200000"};
  for (auto& promise : written.promises) draft.promises.push_back({promise, Date::of(at_).plus(dice_.between(60, 320))});
  must(handling::draft_reply(tx, *rules_, town_->as_unit(unit(row.unit), false, at_), row.id, std::move(draft)));
}

const DemoMember* Life::member_of(const MemberId& id) const {
  const auto found = std::ranges::find(town_->members, id, &DemoMember::id);
  return found == town_->members.end() ? nullptr : &*found;
}

void Life::rate(Transaction& tx, const Proposal& p) {
  if (!watched_) oversee(tx, p);
  if (fate_.silent) return wait(20, 26);  // the program concludes silence; look again later
  handling::NewRating rating{.attitude = "satisfied", .result = dice_.chance(0.84) ? "satisfied" : "basically_satisfied"};
  if (fate_.dissatisfied && p.round == 1) {
    rating.result = "dissatisfied";
    rating.reason = "答复主要介绍了现有做法，对提出的时限没有回应，希望再研究。";
  }
  if (body_) {
    if (rated_round_ == p.round) return wait(20, 26);
    rated_round_ = p.round;
    must(handling::rate(tx, *rules_, proposer(), id_, rating));
    return wait(1, 5);
  }
  const auto signers = proposals::signers(tx, town_->committee, id_);
  // Signers of proposals merged into this one say nothing; the program concludes when their time is over.
  if (rated_round_ != p.round) rated_ = 0;
  rated_round_ = p.round;
  if (rated_ >= signers.size()) return wait(20, 26);
  const auto* signer = member_of(signers[rated_++]);
  must(handling::rate(tx, *rules_, town_->as_member(*signer, at_), id_, rating));
  wait(0, 3);
}

void Life::oversee(Transaction& tx, const Proposal& p) {
  watched_ = true;
  if (!fate_.key) return;
  const auto head = town_->as(Role::proposal_head, at_);
  oversight::SupervisionEntry entry{.form = "chair_council", .leader = town_->members.front().name, .at = Date::of(at_),
                                    .findings = "实地察看办理现场，听取主办单位汇报，进展总体符合预期。", .result = "要求主办单位按季度向提案人通报进展。"};
  must(oversight::set_key(tx, *rules_, head, id_, {.leader = entry.leader, .form = entry.form, .plan = "二季度开展现场督办一次"}));
  must(oversight::supervise(tx, *rules_, head, id_, entry));
  static_cast<void>(p);
}

// Prepared and released by the office, checked by a second person between.
void Life::publish(Transaction& tx, const Proposal& p) {
  if (!p.publish_consent || !dice_.chance(0.8)) return;
  const auto clerk = town_->as(Role::proposal_clerk, at_), head = town_->as(Role::proposal_head, at_);
  const auto shown = publishing::publication(tx, clerk, id_);
  must(shown);
  publishing::Prepared in{.title = shown->title, .situation = shown->situation, .analysis = shown->analysis, .advice = shown->advice,
                          .version = shown->version};
  for (const auto& reply : shown->replies) in.replies.push_back({reply.id, reply.body});
  must(publishing::prepare(tx, clerk, id_, in));
  must(publishing::check(tx, clerk, id_, {}));
  must(publishing::release(tx, *rules_, head, id_, {}));
}

// Reports the next promise that is still open, shortly before its day; most are met. False when none is left to report.
bool Life::keep_promise(Transaction& tx) {
  const auto promise = tx.first<OpenPromise>("SELECT id, unit_id, due_on FROM promises WHERE committee_id = ?1 AND proposal_id = ?2 AND "
                                             "state = 'open' ORDER BY due_on, id LIMIT 1", town_->committee, id_);
  if (!promise || promises_kept_ > 3) return false;
  const Timestamp report = promise->due_on.plus(-dice_.between(3, 15)).begins();
  if (at_ < report) {
    at_.milliseconds = report.milliseconds + dice_.between(9 * 60, 17 * 60) * 60'000LL;
    return true;
  }
  ++promises_kept_;
  if (!dice_.chance(0.93)) return false;
  must(oversight::report_promise(tx, *rules_, town_->as_unit(unit(promise->unit), false, at_), promise->id,
                                 {.text = "已按承诺完成，验收资料附后，提案人到现场看过。", .state = handling::PromiseState::met}));
  return true;
}

void Life::finish(Transaction& tx, const Proposal& p) {
  const auto head = town_->as(Role::proposal_head, at_);
  if (p.stage == Stage::fed_back) {
    must(handling::close(tx, *rules_, head, id_, p.version, ""));
    if (fate_.excellent) {
      must(oversight::set_excellent(tx, head, id_, {.grade = "", .note = "选题准、建议实、成效好", .state = oversight::ExcellentState::nominated}));
      must(oversight::set_excellent(tx, head, id_, {.grade = "", .note = "选题准、建议实、成效好", .state = oversight::ExcellentState::decided}));
    }
    wait(1, 15);
    publish(tx, p);
    return wait(40, 80);
  }
  if (keep_promise(tx)) return;
  const bool settled = p.reply_class == "A";
  if (settled && dice_.chance(0.8)) must(handling::archive(tx, *rules_, head, id_, p.version));
  over_ = true;
}

}  // namespace yishi::demo
