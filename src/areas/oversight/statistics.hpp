// Statistics N2: kept totals by group, each with the link that gives exactly its rows.
#pragma once
#include <map>

#include "areas/oversight/matter.hpp"
#include "core/rules/rule_book.hpp"

namespace yishi::oversight {

enum class MeasureKind { count, rate };
BOOST_DESCRIBE_ENUM(MeasureKind, count, rate)

struct MeasureInfo {
  std::string name;
  Words words;
  MeasureKind kind = MeasureKind::count;
  std::string part, whole;  // of a rate: the counts it is made of
};
BOOST_DESCRIBE_STRUCT(MeasureInfo, (), (name, words, kind, part, whole))

// Every measure of the rule book in force, in the order in which they are shown.
std::vector<MeasureInfo> measures_of(const rules::RuleBook& book);

struct StatisticRow {
  std::string key, name;
  std::map<std::string, double> values;      // counts are whole; a rate is missing when its whole is 0
  std::string link;                          // every proposal of the row
  std::map<std::string, std::string> links;  // by measure: exactly the proposals that were counted
};
BOOST_DESCRIBE_STRUCT(StatisticRow, (), (key, name, values, link, links))

struct Statistics {
  std::vector<MeasureInfo> measures;
  std::vector<StatisticRow> rows;
  StatisticRow total;
};
BOOST_DESCRIBE_STRUCT(Statistics, (), (measures, rows, total))

struct StatisticQuery {
  std::string group = "unit";  // unit, category, sector, kind, class, session, month
  std::string measure;         // "": all
  int term = 0, session = 0;   // 0: all
  std::string key;             // rows of a number: of which row
  Language language = Language::zh;
};

Result<Statistics> statistics(database::Transaction& tx, const rules::RuleBook& book,
                              const identity::Caller& caller, const StatisticQuery& query);

struct CountedProposal {
  ProposalId id;
  std::string number_text, title;
  proposals::Stage stage = proposals::Stage::draft;
  std::string category, sector, proposer, lead_units, reply_class, rating;
  std::int64_t count = 0;  // what it adds to the number: 1, or how many talks, ratings …
};
BOOST_DESCRIBE_STRUCT(CountedProposal, (),
                      (id, number_text, title, stage, category, sector, proposer, lead_units, reply_class,
                       rating, count))
struct CountedRows {
  std::vector<CountedProposal> items;
  std::int64_t sum = 0;     // of `count`, of all rows: the number itself
  std::int64_t hidden = 0;  // counted, but not for this caller to see
  std::int64_t more = 0;    // counted besides; at most 500 are shown
};
BOOST_DESCRIBE_STRUCT(CountedRows, (), (items, sum, hidden, more))
Result<CountedRows> counted_rows(database::Transaction& tx, const identity::Caller& caller,
                                 const StatisticQuery& query);

}  // namespace yishi::oversight
