// The inbox 待办: what waits for the caller, from running clocks, stages and assignments. A few queries,
// whatever the number of tasks; a task disappears by being done.
#pragma once
#include "areas/handling/handling.hpp"

namespace yishi::oversight {

enum class TaskGroup { overdue, today, week, later };
BOOST_DESCRIBE_ENUM(TaskGroup, overdue, today, week, later)

struct Task {
  std::string id;    // of the record to act on: "<verb>:<id>"
  std::string verb;  // co_sign, submit, rate, pass, file, assign, close, sign_for, reply, opinion,
                     // countersign, sign, check, deliver, decide_objection, decide_extension, promise
  Words words;
  handling::Ref proposal;
  std::string number_text;
  std::string
      subject;  // the assignment, objection, extension or promise; the proposal's id where there is none
  Timestamp since;
  std::optional<Date> due_on;
  bool late = false;
  std::optional<std::string> from;  // who handed it on: the proposer, a unit
  TaskGroup group = TaskGroup::later;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, verb, words, proposal, number_text, subject, since, due_on, late, from, group))
struct TaskList {
  std::vector<Task> items;                     // by due day, what has none last
  std::map<std::string, std::int64_t> counts;  // by group; "all"
};
BOOST_DESCRIBE_STRUCT(TaskList, (), (items, counts))

Result<TaskList> tasks(database::Transaction& tx, const rules::RuleBook& book,
                       const identity::Caller& caller);

}  // namespace yishi::oversight
