#include "areas/proposals/attachments.hpp"
#include "areas/proposals/papers.hpp"
#include "areas/proposals/raise.hpp"
#include "areas/proposals/review.hpp"
#include "areas/proposals/versions.hpp"
#include "core/documents/docx.hpp"
#include "core/documents/pdf.hpp"

namespace yishi::proposals {

// Bodies of the acts; described so that the API document knows them.
struct AskCoSigners {
  std::int64_t version = 0;
  std::optional<Date> deadline;
};
struct AtVersion {
  std::int64_t version = 0;
};
struct WithReason {
  std::int64_t version = 0;
  std::string reason;
};
struct CoSignAnswer {
  bool confirm = false;
  std::string note;
};
struct PassBody {
  std::int64_t version = 0;
  std::string opinion;
};
struct FileBody {
  std::int64_t version = 0;
  std::string category, opinion;
};
struct DeclineBody {
  std::int64_t version = 0;
  std::string reason_code, opinion;
};
struct ConvertBody {
  std::int64_t version = 0;
  std::string to, reason;
};
struct MergeBody {
  std::int64_t version = 0;
  ProposalId into;
  std::vector<MemberId> consents;
  std::string note;
};
struct SaveBody {
  std::int64_t version = 0;
  Draft draft;
};
BOOST_DESCRIBE_STRUCT(AskCoSigners, (), (version, deadline))
BOOST_DESCRIBE_STRUCT(AtVersion, (), (version))
BOOST_DESCRIBE_STRUCT(WithReason, (), (version, reason))
BOOST_DESCRIBE_STRUCT(CoSignAnswer, (), (confirm, note))
BOOST_DESCRIBE_STRUCT(PassBody, (), (version, opinion))
BOOST_DESCRIBE_STRUCT(FileBody, (), (version, category, opinion))
BOOST_DESCRIBE_STRUCT(DeclineBody, (), (version, reason_code, opinion))
BOOST_DESCRIBE_STRUCT(ConvertBody, (), (version, to, reason))
BOOST_DESCRIBE_STRUCT(MergeBody, (), (version, into, consents, note))
BOOST_DESCRIBE_STRUCT(SaveBody, (), (version, draft))

namespace {

using database::Transaction;
using http::Request;
using http::Verb;
using identity::Caller;
using identity::Door;
using identity::NoBody;

// A path that names no proposal names nothing.
ProposalId id_of(const Request& request) { return ProposalId::parse(request.parameter("id")).value_or(ProposalId{}); }
Result<NoBody> without_body(const Result<void>& done) {
  if (!done) return refuse(done.error());
  return NoBody{};
}
constexpr std::string_view base = "/api/v1/proposals";
std::string at(std::string_view rest) { return std::string(base) + "/{id}" + std::string(rest); }

int whole(const Request& request, std::string_view name) {
  const auto text = request.find(name).value_or("0");
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add_raising(identity::Doors& doors, const rules::Library* rules) {
  doors.write<Draft, Proposal>({Verb::post, std::string(base), {"新建提案草稿", "Start a draft"}, "proposals.raise"},
      [rules](Transaction& tx, const Caller& caller, const Request&, Draft in) { return start_draft(tx, *rules, caller, std::move(in)); });
  doors.write<SaveBody, Saved>({Verb::put, at("/draft"), {"保存草稿", "Save the draft"}, "proposals.raise"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, SaveBody in) {
        return save_draft(tx, *rules, caller, id_of(r), in.version, std::move(in.draft));
      });
  doors.write<NoBody, NoBody>({Verb::del, at(""), {"删除草稿", "Delete a draft"}, "proposals.raise"},
      [](Transaction& tx, const Caller& caller, const Request& r, NoBody) -> Result<NoBody> {
        return without_body(discard_draft(tx, caller, id_of(r)));
      });
  doors.write<AskCoSigners, Proposal>({Verb::post, at("/acts/ask-co-signers"), {"邀请联名", "Ask co-signers"}, "proposals.raise"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, AskCoSigners in) {
        return ask_co_signers(tx, *rules, caller, id_of(r), in.version, in.deadline);
      });
  doors.write<CoSignAnswer, Proposal>({Verb::post, at("/co-sign"), {"答复联名邀请", "Answer a request to co-sign"}, "proposals.raise"},
      [](Transaction& tx, const Caller& caller, const Request& r, CoSignAnswer in) {
        return answer_co_sign(tx, caller, id_of(r), in.confirm, std::move(in.note));
      });
  doors.write<AtVersion, Proposal>({Verb::post, at("/acts/submit"), {"提交提案", "Submit"}, "proposals.raise"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, AtVersion in) {
        return submit(tx, *rules, caller, id_of(r), in.version);
      });
  doors.write<WithReason, Proposal>({Verb::post, at("/acts/withdraw"), {"撤案", "Withdraw"}, "proposals.withdraw"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, WithReason in) {
        return withdraw(tx, *rules, caller, id_of(r), in.version, std::move(in.reason));
      });
}

void add_review(identity::Doors& doors, const rules::Library* rules) {
  doors.write<PassBody, Proposal>({Verb::post, at("/acts/pass"), {"审查通过", "Pass the review step"}, "proposals.review"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, PassBody in) {
        return pass(tx, *rules, caller, id_of(r), in.version, std::move(in.opinion));
      });
  doors.write<FileBody, Proposal>({Verb::post, at("/acts/file"), {"立案", "File"}, "proposals.file"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, FileBody in) {
        return file(tx, *rules, caller, id_of(r), in.version, std::move(in.category), std::move(in.opinion));
      });
  doors.write<WithReason, Proposal>({Verb::post, at("/acts/return"), {"退回修改", "Return for change"}, "proposals.review"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, WithReason in) {
        return return_for_change(tx, *rules, caller, id_of(r), in.version, std::move(in.reason));
      });
  doors.write<DeclineBody, Proposal>({Verb::post, at("/acts/decline"), {"不予立案", "Decline"}, "proposals.file"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, DeclineBody in) {
        return decline(tx, *rules, caller, id_of(r), in.version, std::move(in.reason_code), std::move(in.opinion));
      });
  doors.write<ConvertBody, Proposal>({Verb::post, at("/acts/convert"), {"转为社情民意或来信", "Convert"}, "proposals.file"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, ConvertBody in) {
        return convert(tx, *rules, caller, id_of(r), in.version, std::move(in.to), std::move(in.reason));
      });
  doors.write<MergeBody, Proposal>({Verb::post, at("/acts/merge"), {"并案", "Merge"}, "proposals.file"},
      [rules](Transaction& tx, const Caller& caller, const Request& r, MergeBody in) {
        return merge(tx, *rules, caller, id_of(r), in.version, in.into, std::move(in.consents), std::move(in.note));
      });
}

void add_reading(identity::Doors& doors, const rules::Library* rules) {
  doors.read<ProposalList>({Verb::get, std::string(base), {"提案列表", "List of proposals"}, "proposals.read", filter_fields(), true},
      [](Transaction& tx, const Caller& caller, const Request& r) -> Result<ProposalList> {
        const auto filter = filter_of(r);
        if (!filter) return refuse(filter.error());
        return list(tx, caller, *filter);
      });
  doors.read<ProposalPage>({Verb::get, at(""), {"提案页", "A proposal"}, "proposals.read", {}, true},
      [rules](Transaction& tx, const Caller& caller, const Request& r) { return page(tx, *rules, caller, id_of(r)); });
  doors.read<Timeline>({Verb::get, at("/timeline"), {"提案日志", "Timeline of a proposal"}, "proposals.read"},
      [](Transaction& tx, const Caller& caller, const Request& r) { return timeline(tx, caller, id_of(r)); });
  doors.read<VersionList>({Verb::get, at("/versions"), {"文本版本", "Versions of the text"}, "proposals.read"},
      [](Transaction& tx, const Caller& caller, const Request& r) { return versions(tx, caller, id_of(r)); });
  const std::string number = R"({"type":"integer","minimum":0})";
  doors.read<Comparison>({Verb::get, at("/versions/compare"), {"比较两个版本", "Compare two versions"}, "proposals.read",
                          {{"from", number, {"旧版本", "Older version"}}, {"to", number, {"新版本，0 为现在", "Newer version; 0 is now"}}}},
      [](Transaction& tx, const Caller& caller, const Request& r) { return compare(tx, caller, id_of(r), whole(r, "from"), whole(r, "to")); });
}

http::Reply answer(const Request& request, const Result<http::Reply>& reply) {
  return reply ? *reply : http::problem(reply.error(), request);
}

void add_papers(identity::Doors& doors, const Services& services) {
  const auto* rules = services.rules;
  auto* db = services.db;
  using MakePaper = std::function<std::string(const documents::Paper&)>;
  const auto add = [&](std::string ending, std::string type, MakePaper make) {
    Door door{Verb::get, at("/paper." + ending), {"提案用纸", "Proposal paper"}, "proposals.read"};
    door.out_type = type;
    doors.work(std::move(door), *db, [=](const Caller& caller, const Request& r) {
      const auto form = db->read([&](Transaction& tx) { return paper(tx, *rules, caller, id_of(r)); });
      if (!form) return http::problem(form.error(), r);
      const auto name = (form->number.empty() ? "提案" : form->number) + "." + ending;
      return http::Reply::file(name, type, make(documents::proposal_paper(*form)));
    });
  };
  add("pdf", "application/pdf", [writer = services.pdf](const documents::Paper& p) { return writer->write(p); });
  add("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      [](const documents::Paper& p) { return documents::write_docx(p); });

  const auto add_table = [&](std::string ending, std::string type, std::string (*make)(const documents::Table&)) {
    Door door{Verb::get, std::string(base) + "/export." + ending, {"导出提案列表", "Export the list"}, "proposals.read", filter_fields()};
    door.out_type = type;
    doors.work(std::move(door), *db, [=](const Caller& caller, const Request& r) {
      const auto filter = filter_of(r);
      if (!filter) return http::problem(filter.error(), r);
      const auto found = db->read([&](Transaction& tx) { return proposals::rows(tx, caller, *filter); });
      const auto& book = rules->in_force(caller.committee, Date::of(caller.at));
      return http::Reply::file("提案." + ending, type, make(table_of(book, found, r.language)));
    });
  };
  add_table("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [](const documents::Table& t) { return documents::write_xlsx(t); });
  add_table("csv", "text/csv; charset=utf-8", [](const documents::Table& t) { return documents::write_csv(t); });
}

void add_attachments(identity::Doors& doors, const Services& services) {
  const AttachmentShelf shelf{services.db, services.rules, services.attachment_folder};
  Door upload{Verb::post, at("/attachments"), {"上传附件", "Add an attachment"}, "proposals.raise",
              {{"name", R"({"type":"string"})", {"文件名", "Name of the file"}}}};
  upload.body_limit = 21'000'000;
  upload.in_type = "application/octet-stream";
  doors.work(std::move(upload), *services.db, [shelf](const Caller& caller, const Request& r) {
    const auto added = shelf.add(caller, id_of(r), std::string(r.find("name").value_or("")), r.body);
    return added ? http::Reply::json(json::to_text(*added), 201) : http::problem(added.error(), r);
  });
  Door download{Verb::get, at("/attachments/{attachment}"), {"下载附件", "Fetch an attachment"}, "proposals.read"};
  download.out_type = "application/octet-stream";
  doors.work(std::move(download), *services.db, [shelf](const Caller& caller, const Request& r) {
    return answer(r, shelf.fetch(caller, id_of(r), r.parameter("attachment")));
  });
  doors.write<NoBody, NoBody>({Verb::del, at("/attachments/{attachment}"), {"删除附件", "Remove an attachment"}, "proposals.raise"},
      [](Transaction& tx, const Caller& caller, const Request& r, NoBody) -> Result<NoBody> {
        return without_body(remove_attachment(tx, caller, id_of(r), r.parameter("attachment")));
      });
}

}  // namespace

void add_routes(identity::Doors doors, const Services& services) {
  add_raising(doors, services.rules);
  add_review(doors, services.rules);
  add_reading(doors, services.rules);
  add_papers(doors, services);
  add_attachments(doors, services);
}

}  // namespace yishi::proposals
