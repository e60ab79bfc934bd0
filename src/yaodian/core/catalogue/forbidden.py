"""What no form asks: closed lists of words in titles, hints and options, and of words in keys."""

# Values that the system knows and therefore never asks (R8): words in titles, and keys.
KNOWN_TITLES = (
    "组织名称",
    "支部名称",
    "单位名称",
    "部门名称",
    "应到人数",
    "实到人数",
    "缺席人数",
    "党员人数",
    "所属季度",
    "所属月份",
    "所属年度",
    "季度",
    "月份",
    "年度",
    "填报人",
    "填表人",
    "录入人",
    "填报日期",
    "填报单位",
    "录入时间",
    "召开日期",
    "开展日期",
    "活动日期",
    "发生日期",
    "编号",
    "序号",
    "支部书记姓名",
    "届次",
)
KNOWN_KEYS = (
    "body",
    "body_name",
    "branch_name",
    "due_count",
    "present_count",
    "absent_count",
    "member_count",
    "quarter",
    "month",
    "year",
    "on_day",
    "entered_by",
    "entered_on",
    "serial",
)
# R1, R3, R6: no sign-in, no position, no time online. R2: no rank.
SIGN_IN_WORDS = ("签到", "签退", "打卡", "扫码", "二维码", "人脸", "刷脸", "指纹", "定位", "轨迹")
SIGN_IN_KEYS = ("check_in", "checkin", "sign_in", "qr", "gps", "face", "location", "track")
ONLINE_WORDS = ("在线时长", "学习时长", "登录次数", "登录时间", "上线时间", "浏览时长", "活跃度")
ONLINE_KEYS = ("online_time", "online_minutes", "login_count", "active_minutes")
RANK_WORDS = ("排名", "名次", "位次", "排行")
# R24 and facts sec-bd-01: never a field about belief, religion or a family's politics.
BELIEF_WORDS = (
    "宗教",
    "信教",
    "信仰",
    "教派",
    "教籍",
    "家属政治",
    "家庭成员政治",
    "家庭政治",
    "亲属政治",
    "忠诚度",
    "思想倾向",
)
BELIEF_KEYS = ("religion", "belief", "faith", "family_politics", "loyalty")
