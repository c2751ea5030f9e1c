// Versions of the text: each submitting keeps one; any two can be laid side by side, paragraph by paragraph.
#pragma once
#include "areas/proposals/page.hpp"
#include "core/text/paragraphs.hpp"

namespace yishi::proposals {

struct VersionView {
  int version = 0;
  Timestamp saved_at;
  std::string saved_by, title;
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (version, saved_at, saved_by, title))
struct VersionList {
  std::vector<VersionView> items;
};
BOOST_DESCRIBE_STRUCT(VersionList, (), (items))

struct PartDifference {
  std::string part;  // title, situation, analysis, advice
  std::vector<text::ChangedParagraph> paragraphs;
};
BOOST_DESCRIBE_STRUCT(PartDifference, (), (part, paragraphs))
struct Comparison {
  std::vector<PartDifference> parts;
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (parts))

Result<VersionList> versions(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id);
// Version 0 is the text as it stands now.
Result<Comparison> compare(database::Transaction& tx, const identity::Caller& caller, const ProposalId& id, int from, int to);

}  // namespace yishi::proposals
