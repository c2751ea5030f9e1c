// A row of table members, as stored; private to this folder.
#pragma once
#include "areas/members/members.hpp"

namespace yishi::members {

struct Member {
  MemberId id;
  std::string code, name, pinyin, spelling, strokes;
  Sex sex = Sex::unknown;
  std::string ethnicity, born_in, education, title, party, religion, sector, employer, post, committee_post,
      email;
  std::string address, phone, phone_index, id_number, id_number_index;  // sealed and blind
  Status status = Status::active;
  Timestamp status_since;
  int joined_term = 0;
  std::int64_t version = 1;
  Timestamp created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Member, (),
                      (id, code, name, pinyin, spelling, strokes, sex, ethnicity, born_in, education, title,
                       party, religion, sector, employer, post, committee_post, email, address, phone,
                       phone_index, id_number, id_number_index, status, status_since, joined_term, version,
                       created_at, updated_at))

inline constexpr char member_columns[] =
    "id, code, name, pinyin, spelling, strokes, sex, ethnicity, born_in, education, title, party, religion, "
    "sector, employer, post, "
    "committee_post, email, address, phone, phone_index, id_number, id_number_index, status, status_since, "
    "joined_term, version, "
    "created_at, updated_at";

std::optional<Member> load_member(database::Transaction& tx, CommitteeId committee, const MemberId& id);
// What was sealed: "" when it does not open (the key is gone); the caller then shows nothing rather than
// failing.
std::string opened(const identity::Sealer& sealer, CommitteeId committee, const Member& member,
                   std::string_view column);

}  // namespace yishi::members
