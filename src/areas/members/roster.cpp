// The members' file: adding and changing.
#include "areas/members/roster.hpp"

#include "areas/members/file_checks.hpp"
#include "areas/members/record.hpp"
#include "core/text/names.hpp"

namespace yishi::members {
namespace {

using database::Sql;
using database::Transaction;
using identity::Caller;
using identity::Sealer;

const std::string by_id =
    std::string("SELECT ") + member_columns + " FROM members WHERE committee_id = ?1 AND id = ?2";

identity::Place place(CommitteeId committee, std::string_view column, const Member& member) {
  return {committee, "members", column, member.id.text()};
}

template <class T>
void take(T& to, const std::optional<T>& from) {
  if (from) to = *from;
}

void take_over(Member& member, const MemberFile& file, CommitteeId committee, const Sealer& sealer) {
  take(member.code, file.code);
  take(member.sex, file.sex);
  take(member.ethnicity, file.ethnicity);
  take(member.born_in, file.born_in);
  take(member.education, file.education);
  take(member.title, file.title);
  take(member.party, file.party);
  take(member.religion, file.religion);
  take(member.sector, file.sector);
  take(member.employer, file.employer);
  take(member.post, file.post);
  take(member.committee_post, file.committee_post);
  take(member.email, file.email);
  take(member.joined_term, file.joined_term);
  if (file.name) {
    member.name = *file.name;
    member.pinyin = text::pinyin(*file.name);
    member.spelling = text::pinyin_search(*file.name);
    member.strokes = text::stroke_key(*file.name);
  }
  if (file.address) member.address = sealer.seal(*file.address, place(committee, "address", member));
  if (file.phone) {
    const std::string phone = normal_phone(*file.phone);
    member.phone = sealer.seal(phone, place(committee, "phone", member));
    member.phone_index = sealer.blind_index(phone, committee, "phone");
  }
  if (file.id_number) {
    const std::string text = normal_id_number(*file.id_number);
    member.id_number = sealer.seal(text, place(committee, "id_number", member));
    member.id_number_index = sealer.blind_index(text, committee, "id_number");
  }
}

// Unique fields, asked before the statement so that the words can name the field; the indexes decide races.
Result<void> check_unique(Transaction& tx, CommitteeId committee, const Member& member) {
  const auto taken = [&](const std::optional<MemberId>& other) { return other && *other != member.id; };
  if (taken(member_by_code(tx, committee, member.code))) {
    return refuse(Why::conflict, "code_taken", {"委员编号已被使用。", "This member's code is taken."},
                  {{"/code", {"已被使用", "taken"}}});
  }
  if (member.id_number_index.empty()) return {};
  const auto same =
      tx.first<MemberId>("SELECT id FROM members WHERE committee_id = ?1 AND id_number_index = ?2", committee,
                         member.id_number_index);
  if (taken(same)) {
    return refuse(
        Why::conflict, "id_number_taken",
        {"名册中已有这个身份证号的委员。", "A member with this id number is on the roster already."},
        {{"/id_number", {"已在名册中", "on the roster already"}}});
  }
  return {};
}

}  // namespace

std::optional<Member> load_member(Transaction& tx, CommitteeId committee, const MemberId& id) {
  return tx.first<Member>(Sql::built(by_id), committee, id);
}

std::string opened(const Sealer& sealer, CommitteeId committee, const Member& member,
                   std::string_view column) {
  const std::string& sealed = column == "phone"       ? member.phone
                              : column == "id_number" ? member.id_number
                                                      : member.address;
  return sealer.open(sealed, place(committee, column, member)).value_or("");
}

Result<MemberId> add_member(Transaction& tx, const Caller& caller, const Sealer& sealer,
                            const NewMember& in) {
  auto faults = faults_of(in);
  if (!in.name) faults.push_back({"/name", {"请填写姓名。", "Give the name."}});
  if (!in.code) faults.push_back({"/code", {"请填写委员编号。", "Give the member's code."}});
  if (in.status && *in.status != Status::active && *in.status != Status::candidate) {
    faults.push_back({"/status", {"新委员只能是现任或候选。", "A new member is active or a candidate."}});
  }
  if (!faults.empty()) return refuse(refusal_of(std::move(faults)));
  Member member;
  member.id = in.id.value_or(MemberId::make());
  take_over(member, in, caller.committee, sealer);
  if (auto unique = check_unique(tx, caller.committee, member); !unique)
    return refuse(std::move(unique.error()));
  member.status = in.status.value_or(Status::active);
  tx.run(
      "INSERT INTO members (committee_id, id, code, name, pinyin, spelling, strokes, sex, ethnicity, "
      "born_in, education, title, party, "
      "religion, sector, employer, post, committee_post, email, address, phone, phone_index, id_number, "
      "id_number_index, status, "
      "status_since, joined_term, version, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
      "?9, ?10, ?11, ?12, ?13, "
      "?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, 1, ?26, ?26)",
      caller.committee, member.id, member.code, member.name, member.pinyin, member.spelling, member.strokes,
      member.sex, member.ethnicity, member.born_in, member.education, member.title, member.party,
      member.religion, member.sector, member.employer, member.post, member.committee_post, member.email,
      member.address, member.phone, member.phone_index, member.id_number, member.id_number_index,
      member.status, caller.at, member.joined_term);
  record(tx, caller, caller.committee, "members.member_added", "member", member.id.str(),
         {{"sector", member.sector}});
  return member.id;
}

Result<std::int64_t> change_member(Transaction& tx, const Caller& caller, const Sealer& sealer,
                                   const MemberId& id, const MemberChange& in) {
  auto member = load_member(tx, caller.committee, id);
  if (!member) return not_found();
  if (auto faults = faults_of(in); !faults.empty()) return refuse(refusal_of(std::move(faults)));
  take_over(*member, in, caller.committee, sealer);
  if (auto unique = check_unique(tx, caller.committee, *member); !unique)
    return refuse(std::move(unique.error()));
  const auto changed = tx.run(
      "UPDATE members SET code = ?3, name = ?4, pinyin = ?5, spelling = ?6, strokes = ?7, sex = ?8, "
      "ethnicity = ?9, born_in = ?10, "
      "education = ?11, title = ?12, party = ?13, religion = ?14, sector = ?15, employer = ?16, post = ?17, "
      "committee_post = ?18, "
      "email = ?19, address = ?20, phone = ?21, phone_index = ?22, id_number = ?23, id_number_index = ?24, "
      "joined_term = ?25, "
      "updated_at = ?26, version = version + 1 WHERE committee_id = ?1 AND id = ?2 AND version = ?27",
      caller.committee, id, member->code, member->name, member->pinyin, member->spelling, member->strokes,
      member->sex, member->ethnicity, member->born_in, member->education, member->title, member->party,
      member->religion, member->sector, member->employer, member->post, member->committee_post, member->email,
      member->address, member->phone, member->phone_index, member->id_number, member->id_number_index,
      member->joined_term, caller.at, in.version);
  if (changed == 0) {
    return refuse(Why::conflict, "changed_meanwhile",
                  {"这位委员的档案刚被他人修改，请刷新后重试。",
                   "Somebody else changed this file; reload and try again."});
  }
  record(tx, caller, caller.committee, "members.member_changed", "member", id.str(),
         {{"sector", member->sector}});
  return in.version + 1;
}

}  // namespace yishi::members
