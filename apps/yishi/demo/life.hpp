// The life of one demo proposal. Its fate is drawn when it begins; each step looks at where the proposal is and takes
// the next act of the loop, through the program's own acts, at its time.
#pragma once
#include <optional>

#include "areas/handling/handling.hpp"
#include "areas/proposals/proposals.hpp"
#include "yishi/demo/town.hpp"
#include "yishi/demo/writing.hpp"

namespace yishi::demo {

// What will come of it; drawn once.
struct Fate {
  bool returned_once = false, declined = false, converted = false, merged = false, withdrawn = false;
  bool collective = false, joint = false, late = false, objected = false, extended = false;
  bool dissatisfied = false, silent = false, key = false, excellent = false;
  int co_units = 0;
  bool split = false;
  std::string reply_class;
};

// Filed proposals that others can be merged into, by topic; shared by the lives of one town.
struct Neighbours {
  std::map<const Topic*, ProposalId> last_filed;
};

class Life {
 public:
  Life(const Town& town, const Material& material, const rules::Library& rules, Neighbours& neighbours, Dice dice, Timestamp begins);
  // Takes the step that is due at `next_at()`; false when the life is over.
  bool step(database::Transaction& tx);
  Timestamp next_at() const { return at_; }

 private:
  struct AtUnit {  // one row of this lap's assignments
    handling::AssignmentId id;
    UnitId unit;
    handling::Part part = handling::Part::lead;
    handling::Stage stage = handling::Stage::waiting;
    int contacts = 0;
  };
  BOOST_DESCRIBE_CLASS(AtUnit, (), (id, unit, part, stage, contacts), (), ())

  struct OpenPromise {
    handling::PromiseId id;
    UnitId unit;
    Date due_on;
  };
  BOOST_DESCRIBE_CLASS(OpenPromise, (), (id, unit, due_on), (), ())

  void begin(database::Transaction& tx);
  void co_sign_or_submit(database::Transaction& tx, const proposals::Proposal& p);
  void submit(database::Transaction& tx, const proposals::Proposal& p);
  void review(database::Transaction& tx, const proposals::Proposal& p);
  void settle_unfiled(database::Transaction& tx, const proposals::Proposal& p);
  void assign(database::Transaction& tx, const proposals::Proposal& p);
  void handle(database::Transaction& tx, const proposals::Proposal& p);
  void act_at_unit(database::Transaction& tx, const proposals::Proposal& p, const AtUnit& row, const std::vector<AtUnit>& rows);
  void draft_reply(database::Transaction& tx, const proposals::Proposal& p, const AtUnit& row);
  void rate(database::Transaction& tx, const proposals::Proposal& p);
  void finish(database::Transaction& tx, const proposals::Proposal& p);
  bool keep_promise(database::Transaction& tx);
  void publish(database::Transaction& tx, const proposals::Proposal& p);
  void oversee(database::Transaction& tx, const proposals::Proposal& p);

  std::vector<AtUnit> rows(database::Transaction& tx, int round) const;
  identity::Caller proposer() const;
  identity::Caller office(members::UnitSystem system) const;
  identity::Caller office_of(database::Transaction& tx, const handling::AssignmentId& id) const;
  const DemoUnit& unit(const UnitId& id) const;
  std::optional<UnitId> another_unit(const UnitId& than);
  const DemoMember* member_of(const MemberId& id) const;
  void wait(double least_days, double most_days);  // moves the clock to an office hour that many days on

  const Town* town_;
  const Material* material_;
  const rules::Library* rules_;
  Neighbours* neighbours_;
  Dice dice_;
  const Topic* topic_;
  Fate fate_;
  WrittenProposal text_;
  const DemoMember* member_ = nullptr;
  const DemoBody* body_ = nullptr;
  std::vector<const DemoMember*> co_signers_;
  ProposalId id_;
  Timestamp at_;
  bool over_ = false, objected_ = false, extended_ = false, watched_ = false;
  std::size_t answered_ = 0, rated_ = 0;
  int rated_round_ = 0, promises_kept_ = 0;
};

}  // namespace yishi::demo
