// What is released: the only reads of the portal. Texts come from the public tables; of the proposal itself
// only its number, names, dates and stage are read.
#pragma once
#include "areas/publishing/publication.hpp"

namespace yishi::publishing {

enum class PublicStage { filed, handling, answered, closed };  // 已立案, 办理中, 已答复, 已办结
BOOST_DESCRIBE_ENUM(PublicStage, filed, handling, answered, closed)

struct ShelfRow {
  ProposalId id;
  Timestamp released_at, first_released_at;
  int year = 0;
  std::string title, number_text, proposer, sector, category, lead_units, reply_class;
  proposals::Stage stage = proposals::Stage::filed;
  int term = 0, session = 0, round = 1, co_signers = 0;
  bool is_key = false, is_excellent = false;
  std::optional<Timestamp> submitted_at, filed_at, assigned_at, replied_at, closed_at;
  PublicStage shown() const;
};
BOOST_DESCRIBE_STRUCT(ShelfRow, (),
                      (id, released_at, first_released_at, year, title, number_text, proposer, sector,
                       category, lead_units, reply_class, stage, term, session, round, co_signers, is_key,
                       is_excellent, submitted_at, filed_at, assigned_at, replied_at, closed_at))

struct ShelfFilter {
  int year = 0;
  std::string category, unit;  // unit: its name
  std::optional<PublicStage> state;
  std::string after;
  int limit = 20;
};
struct ShelfPage {
  std::vector<ShelfRow> rows;
  std::string next;
};
ShelfPage shelf(Transaction& tx, CommitteeId committee, const ShelfFilter& filter);
std::int64_t count(Transaction& tx, CommitteeId committee, const ShelfFilter& filter);  // pages set aside

struct Body {
  std::string situation, analysis, advice;
};
BOOST_DESCRIBE_STRUCT(Body, (), (situation, analysis, advice))
struct PublicReply {
  std::string unit;
  int round = 1;
  std::string reply_class, body;
  Timestamp delivered_at;
};
BOOST_DESCRIBE_STRUCT(PublicReply, (), (unit, round, reply_class, body, delivered_at))
struct PublicPromise {
  std::string sentence, unit;
  Date due_on;
  handling::PromiseState state = handling::PromiseState::open;
};
BOOST_DESCRIBE_STRUCT(PublicPromise, (), (sentence, unit, due_on, state))
struct Volume {
  ShelfRow row;
  Body body;
  std::vector<PublicReply> replies;
  std::vector<PublicPromise> promises;
  std::vector<ShelfRow> related;
};
std::optional<Volume> volume(Transaction& tx, CommitteeId committee, const ProposalId& id);

struct LatestReply {
  std::string proposal, title, unit, reply_class;
  Timestamp delivered_at;
};
BOOST_DESCRIBE_STRUCT(LatestReply, (), (proposal, title, unit, reply_class, delivered_at))
std::vector<LatestReply> latest_replies(Transaction& tx, CommitteeId committee, int limit);

std::vector<int> years(Transaction& tx, CommitteeId committee);  // latest first
std::vector<std::string> categories(Transaction& tx, CommitteeId committee);
std::vector<std::string> units(Transaction& tx, CommitteeId committee);

// Best first, from the `place`th hit on.
ShelfPage found(Transaction& tx, CommitteeId committee, std::string_view typed, std::size_t place, int limit);

}  // namespace yishi::publishing
