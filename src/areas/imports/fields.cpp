#include "areas/imports/fields.hpp"

namespace yishi::imports {
namespace {

constexpr auto integer = documents::ColumnKind::integer;
constexpr auto date = documents::ColumnKind::date;
constexpr auto text = documents::ColumnKind::text;

constexpr Field members[] = {
    {"code", "委员编号", "Code",
     "编号|委员证号|证号|委员代码|代码|id|member code|member id|bianhao|weiyuanbianhao",
     "每位委员一个编号，不能重复，如 1001。", "One code a member, none twice, such as 1001.", text, true},
    {"name", "姓名", "Name", "委员姓名|名字|full name|member name|xingming|mingzi", "填写姓名，最多40个字。",
     "The name, at most 40 characters.", text, true},
    {"sex", "性别", "Sex", "gender|xingbie", "填写 男 或 女。", "Write female or male."},
    {"ethnicity", "民族", "Ethnicity", "族别|nation|nationality|minzu", "如 汉族。", "Such as Han."},
    {"born_in", "出生年月", "Born in",
     "生日|出生日期|出生|birth|birthday|date of birth|chushengnianyue|shengri", "写成 1968-04 或 1968年4月。",
     "Write 1968-04."},
    {"education", "学历", "Education", "文化程度|学历学位|degree|xueli", "最多50个字。",
     "At most 50 characters."},
    {"title", "职称", "Title", "专业技术职称|技术职称|professional title|zhicheng", "最多50个字。",
     "At most 50 characters."},
    {"party", "党派", "Party", "政治面貌|所属党派|political party|dangpai|zhengzhimianmao",
     "如 民盟、中共、无党派。", "The name of a party."},
    {"religion", "宗教信仰", "Religion", "宗教|zongjiao", "最多20个字。", "At most 20 characters."},
    {"sector", "界别", "Sector", "所属界别|界|jiebie", "如 教育界。", "Such as 教育界."},
    {"employer", "工作单位", "Employer", "单位|所在单位|company|organization|work unit|danwei|gongzuodanwei",
     "最多100个字。", "At most 100 characters."},
    {"post", "职务", "Post", "单位职务|行政职务|现任职务|position|job|zhiwu", "最多100个字。",
     "At most 100 characters."},
    {"committee_post", "政协职务", "Post in the committee", "委员职务|zhengxiezhiwu", "如 常委。",
     "Such as 常委."},
    {"phone", "手机号", "Phone",
     "手机|电话|联系电话|联系方式|移动电话|手机号码|mobile|telephone|tel|cell|shouji|shoujihao|dianhua|"
     "lianxidianhua",
     "5至20位数字，如 13800138000；在表格里把此列设为文本。",
     "5 to 20 digits, such as 13800138000; keep the column as text in the spreadsheet."},
    {"email", "电子邮箱", "E-mail", "邮箱|电子邮件|email|mail|youxiang|dianziyoujian",
     "如 name@example.org。", "Such as name@example.org."},
    {"id_number", "身份证号", "Id number",
     "身份证|证件号码|身份证号码|公民身份号码|idcard|id card|identity number|shenfenzheng|shenfenzhenghao",
     "核对18位号码；在表格里把此列设为文本。",
     "Check the 18 digits; keep the column as text in the spreadsheet."},
    {"address", "通讯地址", "Address", "地址|住址|联系地址|dizhi|zhuzhi", "最多200个字。",
     "At most 200 characters."},
    {"joined_term", "首次任期", "Joined in term", "加入届次|任职届|首届|起始届|jieci", "填写第几届，如 15。",
     "The number of the term, such as 15.", integer},
    {"status", "状态", "Status", "委员状态|履职状态|zhuangtai",
     "只能导入现任或候选委员：填写 现任 或 候选，或留空。",
     "Only members in office or candidates: write active or candidate, or leave it empty."},
};

constexpr Field units[] = {
    {"code", "单位编号", "Code", "编号|单位代码|代码|机构代码|unit code|id|bianhao|danweibianhao",
     "最多20个字。", "At most 20 characters."},
    {"name", "单位名称", "Name",
     "名称|单位|承办单位|机构名称|部门|unit|unit name|department|danwei|danweimingcheng|mingcheng",
     "填写全称，不能与已有单位同名。", "The full name; no two units share one.", text, true},
    {"short_name", "简称", "Short name", "单位简称|abbreviation|jiancheng", "最多30个字。",
     "At most 30 characters."},
    {"system", "系统", "System", "所属系统|类别|单位类别|系统类别|类型|type|xitong|leibie",
     "填写 党委、政府、人大、政协、法院、检察院 或 其他。",
     "One of party, government, peoples_congress, cppcc, court, procuratorate, other."},
    {"parent", "上级单位", "Upper unit", "主管单位|上级|parent|upper|shangjidanwei",
     "上级单位要已登记，或在本表中且本身没有问题。",
     "The upper unit must be listed already, or stand in this table without a fault."},
    {"is_handling_unit", "是否承办单位", "Handles proposals",
     "承办|是否承办|handling|handling unit|shifouchengban", "填写 是 或 否。", "Write yes or no."},
    {"active", "是否启用", "Active", "启用|有效|在用|enabled|shifouqiyong", "填写 是 或 否。",
     "Write yes or no."},
    {"contact_name", "联系人", "Contact", "联络人|联系人姓名|经办人|contact name|lianxiren", "最多40个字。",
     "At most 40 characters."},
    {"contact_phone", "联系电话", "Contact's phone",
     "电话|办公电话|联系人电话|phone|telephone|tel|dianhua|lianxidianhua", "最多40个字。",
     "At most 40 characters."},
    {"leader", "分管领导", "Leader", "负责人|领导|leader in charge|fenguanlingdao|fuzeren", "最多40个字。",
     "At most 40 characters."},
};

constexpr Field proposals[] = {
    {"term", "届", "Term", "届数|第几届|jie", "填写第几届，如 15；整份文件同属一届时可设默认值。",
     "The number of the term; a default can be set for the whole file.", integer},
    {"session", "次", "Session", "次数|会次|第几次|ci",
     "填写第几次会议，如 3；整份文件同属一次会议时可设默认值。",
     "The number of the session; a default can be set for the whole file.", integer},
    {"session_text", "届次", "Term and session", "会议|届次会议|届期|会议名称|sitting|jieci|huiyi",
     "写成 十五届三次 或 第15届第3次。", "Write 第15届第3次."},
    {"number", "序号", "Number", "提案序号|流水号|no|xuhao", "填写整数，同一次会议内不能重复。",
     "A whole number, none twice in one session.", integer},
    {"number_text", "案号", "Number on paper",
     "提案编号|提案号|编号|议案编号|字号|bill no|bill_no|number text|anhao|bianhao|tianhao",
     "如 第0042号，同一次会议内不能重复。", "Such as 第0042号; none twice in one session."},
    {"kind", "提案形式", "Kind", "提案类型|提案种类|形式|提案性质|type|xingshi",
     "如 委员个人提案、联名提案、界别提案、党派提案。", "Such as member, joint, sector, party."},
    {"title", "案由", "Title", "标题|题目|提案题目|提案标题|提案名称|提案案由|名称|subject|anyou|biaoti|timu",
     "写明案由，最多500个字。", "The title, at most 500 characters.", text, true},
    {"situation", "情况", "Situation",
     "情况说明|内容|正文|提案内容|提案正文|说明|body|content|text|neirong|zhengwen|shuoming",
     "最多30000个字。", "At most 30,000 characters."},
    {"analysis", "分析", "Analysis", "问题分析|原因分析|存在问题|问题|fenxi|wenti", "最多30000个字。",
     "At most 30,000 characters."},
    {"advice", "建议", "Advice",
     "具体建议|办法|意见建议|对策建议|建议措施|ask|proposal|suggestion|jianyi|banfa", "最多30000个字。",
     "At most 30,000 characters."},
    {"category", "类别", "Category", "提案分类|分类|提案类别|field|leibie|fenlei",
     "用规则中的类别名称；其他说法照原样保存，类别留空。",
     "A category of the rule book; other words are kept beside, and the category stays empty."},
    {"proposer", "提案者", "Proposer",
     "提案人|第一提案人|提出者|提案单位|提案委员|作者|author|first proposer|tianren|tianzhe|tiaren",
     "填写姓名或单位。", "A name."},
    {"sector", "界别", "Sector", "所属界别|jiebie", "如 教育界。", "Such as 教育界."},
    {"co_signers", "联名人数", "Co-signers", "联名委员数|附议人数|联名数|n_signers|signers|lianmingrenshu",
     "填写整数。", "A whole number.", integer},
    {"lead_units", "承办单位", "Handling units",
     "主办单位|办理单位|承办部门|主办|unit|department|unit_code|chengbandanwei|zhubandanwei",
     "填写单位名称。", "Names of units."},
    {"reply_class", "办理结果", "Class of the reply",
     "答复类别|办理类别|结果类别|答复分类|class|result|banlijieguo", "填写规则中的类别字母，如 A。",
     "The letter of a class of the rule book, such as A."},
    {"reply", "答复", "Reply",
     "答复内容|复函|答复意见|办理情况|办理答复|execution|answer|dafu|banliqingkuang", "最多30000个字。",
     "At most 30,000 characters."},
    {"filed_on", "立案日期", "Filed on", "提出日期|提案日期|立案时间|提交日期|日期|date|filed|lianriqi|riqi",
     "写成 2021-03-05。", "Write 2021-03-05.", date},
    {"replied_on", "答复日期", "Replied on", "答复时间|办复日期|replied|dafuriqi", "写成 2021-08-20。",
     "Write 2021-08-20.", date},
    {"closed_on", "办结日期", "Closed on", "办结时间|结案日期|closed|banjieriqi", "写成 2021-09-01。",
     "Write 2021-09-01.", date},
    {"is_key", "重点提案", "Key proposal", "是否重点|重点|key|zhongdian", "填写 是 或 否。",
     "Write yes or no."},
    {"is_excellent", "优秀提案", "Excellent proposal", "是否优秀|优秀|excellent|youxiu", "填写 是 或 否。",
     "Write yes or no."},
    {"publish_consent", "同意公开", "Consents to publication", "是否公开|是否同意公开|公开|public|gongkai",
     "填写 是 或 否。", "Write yes or no."},
    {"stage", "办理状态", "Stage", "状态|阶段|进度|status|zhuangtai", "历年提案只能是 办结 或 归档。",
     "Past proposals are closed or archived."},
};

}  // namespace

std::span<const Field> fields_of(Kind kind) {
  switch (kind) {
    case Kind::members:
      return members;
    case Kind::units:
      return units;
    case Kind::proposals:
      return proposals;
  }
  return {};
}

const Field* find_field(Kind kind, std::string_view name) {
  for (const Field& field : fields_of(kind)) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace yishi::imports
