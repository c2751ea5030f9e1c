#include "areas/members/file_checks.hpp"

namespace yishi::members {
namespace {

struct Length {
  const char* pointer;
  const std::optional<std::string>* text;
  std::size_t most;  // bytes; a Chinese character has three
  const char *zh, *en;
};

void check(std::vector<Fault>& faults, std::initializer_list<Length> lengths) {
  for (const Length& one : lengths) {
    if (!*one.text || (*one.text)->size() <= one.most) continue;
    const std::string most = std::to_string(one.most / 3);
    faults.push_back({one.pointer,
                      {std::string(one.zh) + "最多" + most + "个字。",
                       std::string(one.en) + ": at most " + most + " characters."}});
  }
}

void check_present(std::vector<Fault>& faults, const char* pointer, const std::optional<std::string>& text,
                   const char* zh, const char* en) {
  if (text && text->empty())
    faults.push_back({pointer, {std::string("请填写") + zh + "。", std::string("Give the ") + en + "."}});
}

bool is_phone(std::string_view phone) {
  return phone.size() >= 5 && phone.size() <= 20 &&
         std::all_of(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_month(std::string_view text) {  // "1968" or "1968-04"
  if (text.size() == 4) return Date::parse(std::string(text) + "-01-01").has_value();
  return text.size() == 7 && Date::parse(std::string(text) + "-01").has_value();
}

}  // namespace

std::string normal_phone(std::string_view phone) {
  std::string out;
  for (const char c : phone) {
    if (c != ' ' && c != '-' && c != '(' && c != ')') out += c;
  }
  if (out.starts_with("+86")) out.erase(0, 3);
  if (out.starts_with("0086")) out.erase(0, 4);
  return out;
}

std::string normal_id_number(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c == 'x' ? 'X' : c;
  }
  return out;
}

bool is_id_number(std::string_view text) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (text.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    sum += (text[i] - '0') * weights[i];
  }
  return text[17] == "10X98765432"[sum % 11];
}

std::vector<Fault> faults_of(const MemberFile& file) {
  std::vector<Fault> faults;
  check_present(faults, "/code", file.code, "委员编号", "member's code");
  check_present(faults, "/name", file.name, "姓名", "name");
  check(faults, {{"/code", &file.code, 60, "委员编号", "Code"},
                 {"/name", &file.name, 120, "姓名", "Name"},
                 {"/ethnicity", &file.ethnicity, 60, "民族", "Ethnicity"},
                 {"/education", &file.education, 150, "学历", "Education"},
                 {"/title", &file.title, 150, "职称", "Title"},
                 {"/party", &file.party, 150, "党派", "Party"},
                 {"/religion", &file.religion, 60, "宗教", "Religion"},
                 {"/sector", &file.sector, 150, "界别", "Sector"},
                 {"/employer", &file.employer, 300, "工作单位", "Employer"},
                 {"/post", &file.post, 300, "职务", "Post"},
                 {"/committee_post", &file.committee_post, 150, "政协职务", "Post in the committee"},
                 {"/address", &file.address, 600, "地址", "Address"},
                 {"/email", &file.email, 240, "电子邮箱", "E-mail"}});
  if (file.born_in && !file.born_in->empty() && !is_month(*file.born_in)) {
    faults.push_back({"/born_in", {"出生年月如 1968-04。", "Born in: such as 1968-04."}});
  }
  if (file.email && !file.email->empty() && file.email->find('@') == std::string::npos) {
    faults.push_back({"/email", {"电子邮箱格式不对。", "This is no e-mail address."}});
  }
  if (file.phone && !file.phone->empty() && !is_phone(normal_phone(*file.phone))) {
    faults.push_back({"/phone", {"手机号应为5至20位数字。", "A phone number has 5 to 20 digits."}});
  }
  if (file.id_number && !file.id_number->empty() && !is_id_number(normal_id_number(*file.id_number))) {
    faults.push_back(
        {"/id_number", {"身份证号校验不通过，请核对。", "The id number's check digit does not fit."}});
  }
  return faults;
}

std::vector<Fault> faults_of(const UnitFile& file) {
  std::vector<Fault> faults;
  check_present(faults, "/name", file.name, "单位名称", "unit's name");
  check(faults, {{"/code", &file.code, 60, "单位编号", "Code"},
                 {"/name", &file.name, 300, "单位名称", "Name"},
                 {"/short_name", &file.short_name, 90, "简称", "Short name"},
                 {"/contact_name", &file.contact_name, 120, "联系人", "Contact"},
                 {"/contact_phone", &file.contact_phone, 120, "联系电话", "Contact's phone"},
                 {"/leader", &file.leader, 120, "分管领导", "Leader"}});
  return faults;
}

Refusal refusal_of(std::vector<Fault> faults) {
  return {Why::invalid,
          "invalid",
          {"有" + std::to_string(faults.size()) + "处需要更正，请看标出的栏目。",
           std::to_string(faults.size()) + " field(s) need correction; see the marked ones."},
          std::move(faults)};
}

}  // namespace yishi::members
