// Written by `npm run api` from `yishi openapi`. Do not edit.
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 账号列表
         * @description Accounts
         *
         *     Right: `accounts.read`
         */
        get: operations["get_accounts"];
        put?: never;
        /**
         * 新建账号
         * @description Create an account
         *
         *     Right: `accounts.manage`
         */
        post: operations["post_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个账号
         * @description One account
         *
         *     Right: `accounts.read`
         */
        get: operations["get_accounts_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * 修改账号、停用、授予角色
         * @description Change, disable, grant
         *
         *     Right: `accounts.grant`
         */
        patch: operations["patch_accounts_by_id"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重置密码
         * @description Reset the password
         *
         *     Right: `accounts.manage`
         */
        post: operations["post_accounts_by_id_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 承办单位考核
         * @description Assessment of handling units
         *
         *     Right: `statistics.read`
         */
        get: operations["get_assessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 交办清单
         * @description List of assignments
         *
         *     Right: `proposals.read`
         */
        get: operations["get_assignments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 取消一个单位的交办
         * @description Take a unit off
         *
         *     Right: `handling.decide`
         */
        post: operations["post_assignments_by_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 记录沟通
         * @description Record a contact
         *
         *     Right: `handling.reply`
         */
        post: operations["post_assignments_by_id_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 申请延期
         * @description Ask for more time
         *
         *     Right: `handling.reply`
         */
        post: operations["post_assignments_by_id_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 申请退办
         * @description Object to an assignment
         *
         *     Right: `handling.sign_for`
         */
        post: operations["post_assignments_by_id_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报送会办意见
         * @description Send a co-unit's opinion
         *
         *     Right: `handling.reply`
         */
        post: operations["post_assignments_by_id_opinion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 保存答复稿
         * @description Save the draft reply
         *
         *     Right: `handling.reply`
         */
        post: operations["post_assignments_by_id_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/reply/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 审核答复
         * @description Check the reply
         *
         *     Right: `handling.check`
         */
        post: operations["post_assignments_by_id_reply_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/reply/countersign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 会签
         * @description Countersign
         *
         *     Right: `handling.reply`
         */
        post: operations["post_assignments_by_id_reply_countersign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/reply/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 送达答复
         * @description Deliver the reply
         *
         *     Right: `handling.deliver`
         */
        post: operations["post_assignments_by_id_reply_deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/reply/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 签发
         * @description Sign the reply
         *
         *     Right: `handling.sign`
         */
        post: operations["post_assignments_by_id_reply_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/sign-for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 签收
         * @description Sign for
         *
         *     Right: `handling.sign_for`
         */
        post: operations["post_assignments_by_id_sign_for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/transfer-sheet.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 转办单
         * @description Transfer sheet
         *
         *     Right: `proposals.read`
         */
        get: operations["get_assignments_by_id_transfer_sheet_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/transfer-sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 转办单
         * @description Transfer sheet
         *
         *     Right: `proposals.read`
         */
        get: operations["get_assignments_by_id_transfer_sheet_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 催办预览
         * @description What urging would say
         *
         *     Right: `oversight.urge`
         */
        get: operations["get_assignments_by_id_urge"];
        put?: never;
        /**
         * 催办
         * @description Urge a unit
         *
         *     Right: `oversight.urge`
         */
        post: operations["post_assignments_by_id_urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 登录审计
         * @description Audit of sign-ins
         *
         *     Right: `audit.read`
         */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 组织
         * @description Bodies
         *
         *     Right: `members.read`
         */
        get: operations["get_bodies"];
        put?: never;
        /**
         * 新增组织
         * @description Add a body
         *
         *     Right: `members.manage`
         */
        post: operations["post_bodies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个组织及其成员
         * @description One body and its members
         *
         *     Right: `members.read`
         */
        get: operations["get_bodies_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bodies/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 安排委员在组织中的职务
         * @description Place a member in a body
         *
         *     Right: `members.manage`
         */
        post: operations["post_bodies_by_id_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/committee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本政协及届次
         * @description This committee, its terms and sessions
         */
        get: operations["get_committee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/committee/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设立或修改次会议
         * @description Open or change a session
         *
         *     Right: `committees.manage`
         */
        put: operations["put_committee_sessions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/committee/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设立或修改届
         * @description Open or change a term
         *
         *     Right: `committees.manage`
         */
        put: operations["put_committee_terms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/committees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各级政协
         * @description Committees
         */
        get: operations["get_committees"];
        put?: never;
        /**
         * 设立下级政协
         * @description Found a committee below this one
         *
         *     Right: `committees.found`
         */
        post: operations["post_committees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 交办台
         * @description Dispatch board
         *
         *     Right: `proposals.assign`
         */
        get: operations["get_dispatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/excellent-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 优秀提案
         * @description Excellent proposals
         *
         *     Right: `proposals.read`
         */
        get: operations["get_excellent_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/extensions/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 裁定延期申请
         * @description Decide on more time
         *
         *     Right: `handling.decide`
         */
        post: operations["post_extensions_by_id_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/key-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 重点提案
         * @description Key proposals
         *
         *     Right: `proposals.read`
         */
        get: operations["get_key_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 委员名册
         * @description The roster
         *
         *     Right: `members.read`
         */
        get: operations["get_members"];
        put?: never;
        /**
         * 新增委员
         * @description Add a member
         *
         *     Right: `members.manage`
         */
        post: operations["post_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一位委员
         * @description One member
         *
         *     Right: `members.read`
         */
        get: operations["get_members_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * 修改委员档案
         * @description Change a member's file
         *
         *     Right: `members.manage`
         */
        patch: operations["patch_members_by_id"];
        trace?: never;
    };
    "/api/v1/members/{id}/resign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 离任
         * @description End a membership
         *
         *     Right: `members.manage`
         */
        post: operations["post_members_by_id_resign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 恢复履职
         * @description Restore a member
         *
         *     Right: `members.manage`
         */
        post: operations["post_members_by_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查看完整手机号或证件号
         * @description See a phone or id number in full
         *
         *     Right: `members.reveal`
         */
        post: operations["post_members_by_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 暂停履职
         * @description Suspend a member
         *
         *     Right: `members.manage`
         */
        post: operations["post_members_by_id_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的消息
         * @description My notices
         *
         *     Right: `notices.read`
         */
        get: operations["get_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 标为已读
         * @description Mark as read
         *
         *     Right: `notices.read`
         */
        post: operations["post_notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的通知设置
         * @description My settings for notices
         *
         *     Right: `notices.read`
         */
        get: operations["get_notices_settings"];
        /**
         * 修改通知设置
         * @description Change settings for notices
         *
         *     Right: `notices.read`
         */
        put: operations["put_notices_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 裁定退办申请
         * @description Decide an objection
         *
         *     Right: `handling.decide`
         */
        post: operations["post_objections_by_id_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 承诺台账
         * @description Promises of replies
         *
         *     Right: `oversight.promises`
         */
        get: operations["get_promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报告承诺进展
         * @description Report on a promise
         *
         *     Right: `oversight.promises`
         */
        post: operations["post_promises_by_id_evidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案列表
         * @description List of proposals
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals"];
        put?: never;
        /**
         * 新建提案草稿
         * @description Start a draft
         *
         *     Right: `proposals.raise`
         */
        post: operations["post_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出提案列表
         * @description Export the list
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_export_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 导出提案列表
         * @description Export the list
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_export_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案页
         * @description A proposal
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id"];
        put?: never;
        post?: never;
        /**
         * 删除草稿
         * @description Delete a draft
         *
         *     Right: `proposals.raise`
         */
        delete: operations["delete_proposals_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 归档
         * @description Archive
         *
         *     Right: `handling.close`
         */
        post: operations["post_proposals_by_id_acts_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/ask-co-signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 邀请联名
         * @description Ask co-signers
         *
         *     Right: `proposals.raise`
         */
        post: operations["post_proposals_by_id_acts_ask_co_signers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 交办
         * @description Assign
         *
         *     Right: `proposals.assign`
         */
        post: operations["post_proposals_by_id_acts_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办结
         * @description Close
         *
         *     Right: `handling.close`
         */
        post: operations["post_proposals_by_id_acts_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 转为社情民意或来信
         * @description Convert
         *
         *     Right: `proposals.file`
         */
        post: operations["post_proposals_by_id_acts_convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 不予立案
         * @description Decline
         *
         *     Right: `proposals.file`
         */
        post: operations["post_proposals_by_id_acts_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 立案
         * @description File
         *
         *     Right: `proposals.file`
         */
        post: operations["post_proposals_by_id_acts_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 并案
         * @description Merge
         *
         *     Right: `proposals.file`
         */
        post: operations["post_proposals_by_id_acts_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 审查通过
         * @description Pass the review step
         *
         *     Right: `proposals.review`
         */
        post: operations["post_proposals_by_id_acts_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 重启办理
         * @description Reopen
         *
         *     Right: `handling.close`
         */
        post: operations["post_proposals_by_id_acts_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退回修改
         * @description Return for change
         *
         *     Right: `proposals.review`
         */
        post: operations["post_proposals_by_id_acts_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交提案
         * @description Submit
         *
         *     Right: `proposals.raise`
         */
        post: operations["post_proposals_by_id_acts_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 转入跟踪办理
         * @description Track
         *
         *     Right: `handling.close`
         */
        post: operations["post_proposals_by_id_acts_track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/acts/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 撤案
         * @description Withdraw
         *
         *     Right: `proposals.withdraw`
         */
        post: operations["post_proposals_by_id_acts_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传附件
         * @description Add an attachment
         *
         *     Right: `proposals.raise`
         */
        post: operations["post_proposals_by_id_attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载附件
         * @description Fetch an attachment
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_attachments_by_attachment"];
        put?: never;
        post?: never;
        /**
         * 删除附件
         * @description Remove an attachment
         *
         *     Right: `proposals.raise`
         */
        delete: operations["delete_proposals_by_id_attachments_by_attachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/co-sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 答复联名邀请
         * @description Answer a request to co-sign
         *
         *     Right: `proposals.raise`
         */
        post: operations["post_proposals_by_id_co_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 保存草稿
         * @description Save the draft
         *
         *     Right: `proposals.raise`
         */
        put: operations["put_proposals_by_id_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/excellent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 评选优秀提案
         * @description Nominate or choose an excellent proposal
         *
         *     Right: `oversight.key`
         */
        post: operations["post_proposals_by_id_excellent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/handling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 办理情况
         * @description Handling of a proposal
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_handling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 确定重点提案
         * @description Choose a key proposal
         *
         *     Right: `oversight.key`
         */
        post: operations["post_proposals_by_id_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/paper.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案用纸
         * @description Proposal paper
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_paper_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/paper.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案用纸
         * @description Proposal paper
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_paper_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/raise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 报送上级政协
         * @description Raise to the upper committee
         *
         *     Right: `oversight.key`
         */
        post: operations["post_proposals_by_id_raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/raised": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 上报情况
         * @description Where it was raised to
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_raised"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 评价答复
         * @description Rate the reply
         *
         *     Right: `handling.rate`
         */
        post: operations["post_proposals_by_id_rating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 督办记录
         * @description Supervisions of a proposal
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_supervisions"];
        put?: never;
        /**
         * 记录督办
         * @description Record a supervision
         *
         *     Right: `oversight.supervise`
         */
        post: operations["post_proposals_by_id_supervisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案日志
         * @description Timeline of a proposal
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 文本版本
         * @description Versions of the text
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/versions/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 比较两个版本
         * @description Compare two versions
         *
         *     Right: `proposals.read`
         */
        get: operations["get_proposals_by_id_versions_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/radar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 时限雷达
         * @description Deadline radar
         *
         *     Right: `statistics.read`
         */
        get: operations["get_radar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}/letter.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 答复函
         * @description Reply letter
         *
         *     Right: `proposals.read`
         */
        get: operations["get_replies_by_id_letter_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}/letter.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 答复函
         * @description Reply letter
         *
         *     Right: `proposals.read`
         */
        get: operations["get_replies_by_id_letter_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 角色与权限
         * @description Roles and rights
         *
         *     Right: `accounts.read`
         */
        get: operations["get_rights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 现行规则
         * @description The rule book in force
         *
         *     Right: `rules.read`
         */
        get: operations["get_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/lifecycles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 流程图
         * @description A lifecycle as a picture
         *
         *     Right: `rules.read`
         */
        get: operations["get_rules_lifecycles_by_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 当前会话
         * @description The current session
         *
         *     Right: `session.own`
         */
        get: operations["get_session"];
        put?: never;
        /**
         * 登录
         * @description Sign in
         */
        post: operations["post_session"];
        /**
         * 退出
         * @description Sign out
         *
         *     Right: `session.own`
         */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/committee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 切换政协
         * @description Act in another committee
         *
         *     Right: `session.own`
         */
        put: operations["put_session_committee"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的登录设备
         * @description My sessions
         *
         *     Right: `session.own`
         */
        get: operations["get_session_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/list/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 结束一个会话
         * @description End one session
         *
         *     Right: `session.own`
         */
        delete: operations["delete_session_list_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改密码
         * @description Change the password
         *
         *     Right: `session.own`
         */
        put: operations["put_session_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 个人偏好
         * @description One's preferences
         *
         *     Right: `session.own`
         */
        put: operations["put_session_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 确认动态口令
         * @description Confirm one-time codes
         *
         *     Right: `session.own`
         */
        put: operations["put_session_totp"];
        /**
         * 开始绑定动态口令
         * @description Begin enrolling one-time codes
         *
         *     Right: `session.own`
         */
        post: operations["post_session_totp"];
        /**
         * 停用动态口令
         * @description Turn one-time codes off
         *
         *     Right: `session.own`
         */
        delete: operations["delete_session_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 在所有设备上退出
         * @description Sign out everywhere
         *
         *     Right: `session.own`
         */
        delete: operations["delete_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 是否需要首次设置
         * @description Does the installation need setting up
         */
        get: operations["get_setup"];
        put?: never;
        /**
         * 首次设置
         * @description Set the installation up
         */
        post: operations["post_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 统计
         * @description Statistics
         *
         *     Right: `statistics.read`
         */
        get: operations["get_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个数字背后的提案
         * @description The proposals behind a number
         *
         *     Right: `statistics.read`
         */
        get: operations["get_statistics_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的待办
         * @description What waits for me
         *
         *     Right: `tasks.read`
         */
        get: operations["get_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 单位
         * @description Units
         *
         *     Right: `members.read`
         */
        get: operations["get_units"];
        put?: never;
        /**
         * 新增单位
         * @description Add a unit
         *
         *     Right: `units.manage`
         */
        post: operations["post_units"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * 修改单位
         * @description Change a unit
         *
         *     Right: `units.manage`
         */
        patch: operations["patch_units_by_id"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            request: string;
            errors: {
                pointer: string;
                detail: string;
            }[];
        };
        AccountChange: {
            version: number;
            name?: string | null;
            state?: ("active" | "disabled") | null;
            grants?: components["schemas"]["GrantInput"][] | null;
        };
        AccountCreated: {
            account: components["schemas"]["AccountRow"];
            one_time_password: string;
        };
        AccountInput: {
            login: string;
            name: string;
            grants?: components["schemas"]["GrantInput"][] | null;
        };
        AccountRow: {
            /** Format: uuid */
            id: string | null;
            login: string;
            name: string;
            /** @enum {string} */
            state: "active" | "disabled";
            must_change_password: boolean;
            totp_enabled: boolean;
            own: boolean;
            version: number;
            /** Format: date-time */
            created_at: string;
            grants: components["schemas"]["Grant"][];
        };
        AccountRows: {
            items: components["schemas"]["AccountRow"][];
            next?: string | null;
            total?: number | null;
        };
        AskCoSigners: {
            version: number;
            deadline?: string | null;
        };
        AskingExtension: {
            reason: string;
            /** Format: date */
            until: string;
        };
        Assessment: {
            full: number;
            grades: components["schemas"]["Code"][];
            items: components["schemas"]["Sheet"][];
        };
        AssessmentSheet: {
            full: number;
            deductions: components["schemas"]["Deduction"][];
            grades: components["schemas"]["Code"][];
        };
        Assigning: {
            version: number;
            /** @enum {string} */
            handling: "none" | "single" | "joint" | "split";
            units: components["schemas"]["NamedUnit"][];
            due_on?: string | null;
            note: string;
        };
        Assignment: {
            /** Format: uuid */
            id: string | null;
            unit: components["schemas"]["Ref"];
            /** @enum {string} */
            part: "lead" | "co" | "split";
            /** @enum {string} */
            stage: "waiting" | "signed_for" | "return_asked" | "reassigned" | "opinion_sent" | "drafted" | "countersigned" | "head_signed" | "replied" | "cancelled";
            round: number;
            /** Format: date-time */
            assigned_at: string;
            /** Format: date */
            due_on: string;
            extended_to?: string | null;
            signed_for_at?: string | null;
            replied_at?: string | null;
            late: boolean;
            asked: string;
            clerk?: string | null;
            opinion?: string | null;
            /** @enum {string} */
            office: "government_supervision" | "party_supervision" | "proposals";
            may: string[];
        };
        AssignmentItem: {
            /** Format: uuid */
            id: string | null;
            unit: components["schemas"]["Ref"];
            /** @enum {string} */
            part: "lead" | "co" | "split";
            /** @enum {string} */
            stage: "waiting" | "signed_for" | "return_asked" | "reassigned" | "opinion_sent" | "drafted" | "countersigned" | "head_signed" | "replied" | "cancelled";
            round: number;
            /** Format: date-time */
            assigned_at: string;
            /** Format: date */
            due_on: string;
            extended_to?: string | null;
            signed_for_at?: string | null;
            replied_at?: string | null;
            late: boolean;
            asked: string;
            clerk?: string | null;
            opinion?: string | null;
            /** @enum {string} */
            office: "government_supervision" | "party_supervision" | "proposals";
            may: string[];
            proposal: components["schemas"]["ProposalRow"];
        };
        AssignmentList: {
            items: components["schemas"]["AssignmentItem"][];
            next: string;
            total?: number | null;
        };
        AtVersion: {
            version: number;
        };
        Attachment: {
            id: string;
            name: string;
            type: string;
            bytes: number;
            /** Format: date-time */
            added_at: string;
        };
        AuditEvent: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "signed_in" | "sign_in_failed" | "totp_failed" | "signed_out" | "signed_out_everywhere" | "password_changed" | "password_reset" | "totp_enabled" | "totp_disabled" | "signed_in_by_issuer";
            /** Format: uuid */
            account: string | null;
            login: string;
            address: string;
            agent: string;
            detail: string;
        };
        AuditRows: {
            items: components["schemas"]["AuditEvent"][];
            next?: string | null;
            total?: number | null;
        };
        BodyAdded: {
            /** Format: uuid */
            id: string | null;
        };
        BodyPage: {
            body: components["schemas"]["BodyRow"];
            members: components["schemas"]["BodySeat"][];
        };
        BodyRef: {
            /** Format: uuid */
            id: string | null;
            name: string;
        };
        BodyRow: {
            /** Format: uuid */
            id: string | null;
            /** @enum {string} */
            kind: "special_committee" | "sector" | "party" | "organization" | "group";
            name: string;
            /** Format: uuid */
            parent: string | null;
            members: number;
        };
        BodyRows: {
            items: components["schemas"]["BodyRow"][];
            next?: string | null;
            total?: number | null;
        };
        BodySeat: {
            /** Format: uuid */
            id: string | null;
            name: string;
            sector: string;
            employer: string;
            post: string;
            /** @enum {string} */
            duty: "head" | "deputy_head" | "convenor" | "secretary" | "member";
            term: number;
        };
        CancelReason: {
            reason: string;
        };
        ChangedParagraph: {
            /** @enum {string} */
            kind: "same" | "added" | "removed" | "changed";
            pieces: components["schemas"]["ChangedPiece"][];
        };
        ChangedPiece: {
            /** @enum {string} */
            kind: "same" | "added" | "removed" | "changed";
            text: string;
        };
        ChannelSetting: {
            /** @enum {string} */
            channel: "mail" | "sms" | "wechat" | "dingtalk";
            address: string;
            /** @enum {string} */
            mode: "immediate" | "daily" | "off";
        };
        CheckingReply: {
            accept: boolean;
            reply_class?: string | null;
            reason: string;
        };
        ChooseCommittee: {
            committee: number;
        };
        CloseBody: {
            version: number;
            reason?: string | null;
        };
        CoSignAnswer: {
            confirm: boolean;
            note: string;
        };
        Code: {
            code: string;
            words: components["schemas"]["Words"];
            parent: string;
        };
        CommitteeAdmin: {
            login: string;
            name: string;
        };
        CommitteeFounded: {
            id: number;
            /** Format: uuid */
            admin: string | null;
            one_time_password: string;
        };
        CommitteeInput: {
            name: string;
            short_name: string;
            /** @enum {string} */
            level: "national" | "province" | "city" | "county";
            region_code: string;
            admin: components["schemas"]["CommitteeAdmin"];
        };
        CommitteePage: {
            committee: components["schemas"]["CommitteeRow"];
            terms: components["schemas"]["TermRow"][];
            sessions: components["schemas"]["SessionDays"][];
            current_term?: number | null;
            current_session?: components["schemas"]["SessionDays"] | null;
            in_session: boolean;
        };
        CommitteeRow: {
            id: number;
            parent?: number | null;
            name: string;
            short_name: string;
            /** @enum {string} */
            level: "national" | "province" | "city" | "county";
            region_code: string;
        };
        CommitteeRows: {
            items: components["schemas"]["CommitteeRow"][];
            next?: string | null;
            total?: number | null;
        };
        Comparison: {
            parts: components["schemas"]["PartDifference"][];
        };
        Contact: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            assignment: string | null;
            unit: components["schemas"]["Ref"];
            way: string;
            face_to_face: boolean;
            /** Format: date-time */
            at: string;
            with: string;
            summary: string;
            deputy_head: boolean;
        };
        ConvertBody: {
            version: number;
            to: string;
            reason: string;
        };
        CountedProposal: {
            /** Format: uuid */
            id: string | null;
            number_text: string;
            title: string;
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            category: string;
            sector: string;
            proposer: string;
            lead_units: string;
            reply_class: string;
            rating: string;
            count: number;
        };
        CountedRows: {
            items: components["schemas"]["CountedProposal"][];
            sum: number;
            hidden: number;
            more: number;
        };
        Countersignature: {
            /** Format: uuid */
            reply: string | null;
            unit: components["schemas"]["Ref"];
            agree: boolean;
            opinion: string;
            current: boolean;
            /** Format: date-time */
            at: string;
        };
        Countersigning: {
            agree: boolean;
            opinion: string;
            version?: number | null;
        };
        DecidingExtension: {
            accept: boolean;
            until?: string | null;
            reason: string;
        };
        DecidingObjection: {
            accept: boolean;
            reason: string;
            units: components["schemas"]["NamedUnit"][];
        };
        DeclineBody: {
            version: number;
            reason_code: string;
            opinion: string;
        };
        Deduction: {
            code: string;
            words: components["schemas"]["Words"];
            counted: string;
            points: number;
            cap: number;
        };
        Dispatch: {
            items: components["schemas"]["DispatchItem"][];
            units: components["schemas"]["UnitLoad"][];
            next: string;
            total?: number | null;
        };
        DispatchItem: {
            /** Format: uuid */
            id: string | null;
            number_text: string;
            title: string;
            /** @enum {string} */
            kind: "member" | "joint" | "party" | "organization" | "special_committee" | "sector" | "group" | "standing_committee";
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            category: string;
            sector: string;
            proposer: string;
            co_signers: number;
            lead_units: string;
            /** Format: date-time */
            stage_since: string;
            due_on?: string | null;
            reply_class: string;
            rating: string;
            is_key: boolean;
            is_excellent: boolean;
            /** Format: uuid */
            merged_into: string | null;
            term: number;
            session: number;
            /** Format: date-time */
            updated_at: string;
            version: number;
            late: boolean;
            suggestions: components["schemas"]["Suggestion"][];
        };
        Dot: {
            proposal: components["schemas"]["Ref"];
            number_text: string;
            assignment: string;
            term: string;
            step: components["schemas"]["Words"];
            /** Format: date */
            due_on: string;
            /** @enum {string} */
            risk: "in_time" | "near" | "forecast_late" | "late";
            forecast_on?: string | null;
            reason: components["schemas"]["Words"];
        };
        Draft: {
            id?: (string | null) | null;
            /** @enum {string} */
            kind: "member" | "joint" | "party" | "organization" | "special_committee" | "sector" | "group" | "standing_committee";
            body?: (string | null) | null;
            title: string;
            situation: string;
            analysis: string;
            advice: string;
            category?: string | null;
            suggested_units: (string | null)[];
            co_signers: (string | null)[];
            publish_consent: boolean;
            publish_reason: string;
            may_second: boolean;
        };
        Evidence: {
            text: string;
            /** @enum {string} */
            state: "open" | "met" | "broken" | "postponed";
            new_due?: string | null;
        };
        ExcellentEntry: {
            grade: string;
            note: string;
            state?: ("nominated" | "shortlisted" | "decided" | "dropped") | null;
        };
        ExcellentItem: {
            /** Format: uuid */
            proposal: string | null;
            number_text: string;
            title: string;
            proposer: string;
            collective: boolean;
            /** @enum {string} */
            state: "nominated" | "shortlisted" | "decided" | "dropped";
            grade: string;
            note: string;
            /** Format: date-time */
            nominated_at: string;
            decided_at?: string | null;
        };
        ExcellentList: {
            items: components["schemas"]["ExcellentItem"][];
            filed: number;
            decided: number;
            share: number;
            collective_share: number;
            usual_share: number;
            usual_collective_share: number;
        };
        ExcerptPiece: {
            text: string;
            hit: boolean;
        };
        Extension: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            assignment: string | null;
            unit: components["schemas"]["Ref"];
            reason: string;
            /** Format: date */
            until: string;
            /** Format: date-time */
            asked_at: string;
            /** Format: date */
            due_on: string;
            /** @enum {string} */
            decision: "open" | "accepted" | "rejected";
            decided_at?: string | null;
            decided_by?: string | null;
            decision_reason: string;
        };
        FileBody: {
            version: number;
            category: string;
            opinion: string;
        };
        Grant: {
            committee: number;
            /** @enum {string} */
            role: "member" | "collective_clerk" | "proposal_clerk" | "proposal_head" | "information_editor" | "information_checker" | "information_signer" | "special_committee_office" | "party_supervision" | "government_supervision" | "unit_clerk" | "unit_head" | "committee_leader" | "party_government_leader" | "convenor" | "member_affairs" | "system_admin" | "security_admin" | "audit_admin";
            /** Format: uuid */
            member: string | null;
            /** Format: uuid */
            unit: string | null;
            /** Format: uuid */
            body: string | null;
        };
        GrantInput: {
            /** @enum {string} */
            role: "member" | "collective_clerk" | "proposal_clerk" | "proposal_head" | "information_editor" | "information_checker" | "information_signer" | "special_committee_office" | "party_supervision" | "government_supervision" | "unit_clerk" | "unit_head" | "committee_leader" | "party_government_leader" | "convenor" | "member_affairs" | "system_admin" | "security_admin" | "audit_admin";
            member?: (string | null) | null;
            unit?: (string | null) | null;
            body?: (string | null) | null;
        };
        Handling: {
            kind?: ("none" | "single" | "joint" | "split") | null;
            round: number;
            assignments: components["schemas"]["Assignment"][];
            objections: components["schemas"]["Objection"][];
            extensions: components["schemas"]["Extension"][];
            contacts: components["schemas"]["Contact"][];
            replies: components["schemas"]["Reply"][];
            countersignatures: components["schemas"]["Countersignature"][];
            ratings: components["schemas"]["Rating"][];
            promises: components["schemas"]["Promise"][];
            may: string[];
        };
        KeyEntry: {
            leader: string;
            /** @enum {string} */
            leader_kind: "party_secretary" | "government_head" | "chair" | "vice_chair" | "special_committee" | "other";
            form: string;
            plan: string;
            state?: ("candidate" | "chosen" | "finished" | "dropped") | null;
            result?: string | null;
            version?: number | null;
        };
        KeyItem: {
            /** Format: uuid */
            proposal: string | null;
            /** @enum {string} */
            state: "candidate" | "chosen" | "finished" | "dropped";
            leader: string;
            /** @enum {string} */
            leader_kind: "party_secretary" | "government_head" | "chair" | "vice_chair" | "special_committee" | "other";
            form: string;
            plan: string;
            result: string;
            /** Format: date-time */
            named_at: string;
            chosen_at?: string | null;
            finished_at?: string | null;
            version: number;
            number_text: string;
            title: string;
            lead_units: string;
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            supervisions: number;
        };
        KeyList: {
            items: components["schemas"]["KeyItem"][];
            filed: number;
            chosen: number;
        };
        KeyProposal: {
            /** Format: uuid */
            proposal: string | null;
            /** @enum {string} */
            state: "candidate" | "chosen" | "finished" | "dropped";
            leader: string;
            /** @enum {string} */
            leader_kind: "party_secretary" | "government_head" | "chair" | "vice_chair" | "special_committee" | "other";
            form: string;
            plan: string;
            result: string;
            /** Format: date-time */
            named_at: string;
            chosen_at?: string | null;
            finished_at?: string | null;
            version: number;
        };
        Lifecycle: {
            name: string;
            stages: components["schemas"]["Code"][];
            acts: components["schemas"]["Code"][];
            initial: string;
            ends: string[];
            transitions: components["schemas"]["Transition"][];
        };
        LifecyclePicture: {
            name: string;
            ranks: number;
            lanes: number;
            nodes: components["schemas"]["PictureNode"][];
            edges: components["schemas"]["PictureEdge"][];
        };
        Limits: {
            title: number;
            situation: number;
            analysis: number;
            advice: number;
            co_signers: number;
            suggested_units: number;
            attachment_bytes: number;
            attachments: number;
        };
        LoopStep: {
            step: string;
            /** @enum {string} */
            state: "done" | "current" | "ahead" | "skipped";
            round: number;
            at?: string | null;
            actor: string;
            due_on?: string | null;
            days_used?: number | null;
            late: boolean;
        };
        MadeId: {
            id: string;
        };
        MeasureInfo: {
            name: string;
            words: components["schemas"]["Words"];
            /** @enum {string} */
            kind: "count" | "rate";
            part: string;
            whole: string;
        };
        Mediated: {
            mediation?: string | null;
        };
        MemberAdded: {
            /** Format: uuid */
            id: string | null;
        };
        MemberChange: {
            code?: string | null;
            name?: string | null;
            sex?: ("female" | "male" | "unknown") | null;
            ethnicity?: string | null;
            born_in?: string | null;
            education?: string | null;
            title?: string | null;
            party?: string | null;
            religion?: string | null;
            sector?: string | null;
            employer?: string | null;
            post?: string | null;
            committee_post?: string | null;
            address?: string | null;
            email?: string | null;
            phone?: string | null;
            id_number?: string | null;
            joined_term?: number | null;
            version: number;
        };
        MemberDecision: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            before: "candidate" | "active" | "suspended" | "resigned" | "removed" | "revoked" | "deceased" | "term_ended";
            /** @enum {string} */
            after: "candidate" | "active" | "suspended" | "resigned" | "removed" | "revoked" | "deceased" | "term_ended";
            reason: string;
            decision: string;
        };
        MemberDuty: {
            /** Format: uuid */
            body: string | null;
            name: string;
            /** @enum {string} */
            kind: "special_committee" | "sector" | "party" | "organization" | "group";
            term: number;
            /** @enum {string} */
            duty: "head" | "deputy_head" | "convenor" | "secretary" | "member";
        };
        MemberPage: {
            member: components["schemas"]["MemberRow"];
            joined_term: number;
            education: string;
            title: string;
            duties: components["schemas"]["MemberDuty"][];
            born_in?: string | null;
            religion?: string | null;
            email?: string | null;
            address?: string | null;
            id_number_masked?: string | null;
            decisions: components["schemas"]["MemberDecision"][];
            version: number;
            may_change: boolean;
            may_reveal: boolean;
        };
        MemberRow: {
            /** Format: uuid */
            id: string | null;
            code: string;
            name: string;
            pinyin: string;
            /** @enum {string} */
            sex: "female" | "male" | "unknown";
            ethnicity: string;
            sector: string;
            party: string;
            employer: string;
            post: string;
            committee_post: string;
            /** @enum {string} */
            status: "candidate" | "active" | "suspended" | "resigned" | "removed" | "revoked" | "deceased" | "term_ended";
            phone_masked?: string | null;
            bodies: components["schemas"]["BodyRef"][];
        };
        MemberRows: {
            items: components["schemas"]["MemberRow"][];
            next?: string | null;
            total?: number | null;
        };
        MergeBody: {
            version: number;
            /** Format: uuid */
            into: string | null;
            consents: (string | null)[];
            note: string;
        };
        NamedUnit: {
            /** Format: uuid */
            unit: string | null;
            /** @enum {string} */
            part: "lead" | "co" | "split";
        };
        NewBody: {
            /** @enum {string} */
            kind: "special_committee" | "sector" | "party" | "organization" | "group";
            name: string;
            code?: string | null;
            parent?: (string | null) | null;
            id?: (string | null) | null;
        };
        NewContact: {
            way: string;
            /** Format: date-time */
            at: string;
            with: string;
            summary: string;
            deputy_head: boolean;
        };
        NewMember: {
            code?: string | null;
            name?: string | null;
            sex?: ("female" | "male" | "unknown") | null;
            ethnicity?: string | null;
            born_in?: string | null;
            education?: string | null;
            title?: string | null;
            party?: string | null;
            religion?: string | null;
            sector?: string | null;
            employer?: string | null;
            post?: string | null;
            committee_post?: string | null;
            address?: string | null;
            email?: string | null;
            phone?: string | null;
            id_number?: string | null;
            joined_term?: number | null;
            id?: (string | null) | null;
            status?: ("candidate" | "active" | "suspended" | "resigned" | "removed" | "revoked" | "deceased" | "term_ended") | null;
        };
        NewRating: {
            attitude: string;
            result: string;
            reason: string;
        };
        NewUnit: {
            code?: string | null;
            name?: string | null;
            short_name?: string | null;
            system?: ("party" | "government" | "peoples_congress" | "cppcc" | "court" | "procuratorate" | "other") | null;
            parent?: (string | null) | null;
            is_handling_unit?: boolean | null;
            active?: boolean | null;
            contact_name?: string | null;
            contact_phone?: string | null;
            leader?: string | null;
            id?: (string | null) | null;
        };
        NewVersion: {
            version: number;
        };
        NoticeList: {
            items: components["schemas"]["Shown"][];
            next?: string | null;
            total?: number | null;
            unread: number;
        };
        Objecting: {
            reason: string;
            better_unit?: (string | null) | null;
        };
        Objection: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            assignment: string | null;
            unit: components["schemas"]["Ref"];
            reason: string;
            better_unit?: components["schemas"]["Ref"] | null;
            /** Format: date-time */
            asked_at: string;
            /** Format: date */
            due_on: string;
            /** @enum {string} */
            decision: "open" | "accepted" | "rejected";
            decided_at?: string | null;
            decided_by?: string | null;
            decision_reason: string;
        };
        OneTimePassword: {
            one_time_password: string;
        };
        OpenSession: {
            term: number;
            number: number;
            /** Format: date */
            opens_on: string;
            /** Format: date */
            closes_on: string;
            proposal_deadline?: string | null;
        };
        OpenTerm: {
            number: number;
            /** Format: date */
            starts_on: string;
            ends_on?: string | null;
        };
        OpinionText: {
            text: string;
        };
        PartDifference: {
            part: string;
            paragraphs: components["schemas"]["ChangedParagraph"][];
        };
        PassBody: {
            version: number;
            opinion: string;
        };
        PasswordProof: {
            password: string;
        };
        PictureEdge: {
            from: string;
            to: string;
            act: string;
            words: components["schemas"]["Words"];
            by: string[];
            needs_reason: boolean;
            back: boolean;
            starts: string;
        };
        PictureNode: {
            stage: string;
            words: components["schemas"]["Words"];
            rank: number;
            lane: number;
            initial: boolean;
            end: boolean;
        };
        PowerRow: {
            name: string;
            words: components["schemas"]["Words"];
            roles: ("member" | "collective_clerk" | "proposal_clerk" | "proposal_head" | "information_editor" | "information_checker" | "information_signer" | "special_committee_office" | "party_supervision" | "government_supervision" | "unit_clerk" | "unit_head" | "committee_leader" | "party_government_leader" | "convenor" | "member_affairs" | "system_admin" | "security_admin" | "audit_admin")[];
            everyone: boolean;
            signed_in: boolean;
        };
        Preferences: {
            language?: string | null;
            text_size?: ("standard" | "large" | "huge") | null;
        };
        Promise: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            reply: string | null;
            unit: components["schemas"]["Ref"];
            sentence: string;
            /** Format: date */
            due_on: string;
            /** @enum {string} */
            state: "open" | "met" | "broken" | "postponed";
            evidence: string;
            asked_at?: string | null;
        };
        PromiseCheck: {
            /** Format: date-time */
            at: string;
            text: string;
            /** @enum {string} */
            state: "open" | "met" | "broken" | "postponed";
            due_on?: string | null;
        };
        PromiseDraft: {
            sentence: string;
            /** Format: date */
            due_on: string;
        };
        PromiseItem: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            proposal: string | null;
            number_text: string;
            title: string;
            unit: components["schemas"]["Ref"];
            sentence: string;
            /** Format: date */
            due_on: string;
            /** @enum {string} */
            state: "open" | "met" | "broken" | "postponed";
            evidence: string;
            asked_at?: string | null;
            version: number;
            late: boolean;
            checks: components["schemas"]["PromiseCheck"][];
        };
        PromiseList: {
            items: components["schemas"]["PromiseItem"][];
            next?: string | null;
            total?: number | null;
            counts: {
                [key: string]: number;
            };
        };
        Proposal: {
            /** Format: uuid */
            id: string | null;
            term: number;
            session: number;
            in_session: boolean;
            /** @enum {string} */
            kind: "member" | "joint" | "party" | "organization" | "special_committee" | "sector" | "group" | "standing_committee";
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            /** Format: date-time */
            stage_since: string;
            title: string;
            category: string;
            number?: number | null;
            number_text: string;
            category_number?: number | null;
            /** Format: uuid */
            first_member: string | null;
            /** Format: uuid */
            body: string | null;
            proposer: string;
            sector: string;
            co_signers: number;
            /** @enum {string} */
            handling: "none" | "single" | "joint" | "split";
            lead_units: string;
            due_on?: string | null;
            reply_class: string;
            rating: string;
            is_key: boolean;
            is_excellent: boolean;
            /** Format: uuid */
            merged_into: string | null;
            publish_consent: boolean;
            publish_reason: string;
            may_second: boolean;
            /** @enum {string} */
            public_state: "none" | "prepared" | "checked" | "released" | "withheld";
            round: number;
            rule_version: string;
            /** Format: uuid */
            author: string | null;
            version: number;
            /** Format: date-time */
            created_at: string;
            submitted_at?: string | null;
            filed_at?: string | null;
            assigned_at?: string | null;
            replied_at?: string | null;
            closed_at?: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        ProposalList: {
            items: components["schemas"]["ProposalRow"][];
            excerpts: components["schemas"]["ExcerptPiece"][][];
            next: string;
            total?: number | null;
            counts: {
                [key: string]: number;
            };
        };
        ProposalPage: {
            proposal: components["schemas"]["Proposal"];
            situation: string;
            analysis: string;
            advice: string;
            body?: components["schemas"]["Ref"] | null;
            suggested_units: components["schemas"]["Ref"][];
            merged_into?: components["schemas"]["Ref"] | null;
            merged: components["schemas"]["Ref"][];
            may: string[];
            loop: components["schemas"]["LoopStep"][];
            clocks: components["schemas"]["Running"][];
            signers: components["schemas"]["SignerView"][];
            reviews: components["schemas"]["ReviewView"][];
            attachments: components["schemas"]["Attachment"][];
        };
        ProposalRow: {
            /** Format: uuid */
            id: string | null;
            number_text: string;
            title: string;
            /** @enum {string} */
            kind: "member" | "joint" | "party" | "organization" | "special_committee" | "sector" | "group" | "standing_committee";
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            category: string;
            sector: string;
            proposer: string;
            co_signers: number;
            lead_units: string;
            /** Format: date-time */
            stage_since: string;
            due_on?: string | null;
            reply_class: string;
            rating: string;
            is_key: boolean;
            is_excellent: boolean;
            /** Format: uuid */
            merged_into: string | null;
            term: number;
            session: number;
            /** Format: date-time */
            updated_at: string;
            version: number;
            late: boolean;
        };
        ProposalRules: {
            review_steps: string[];
            limits: components["schemas"]["Limits"];
            kinds: components["schemas"]["Code"][];
            categories: components["schemas"]["Code"][];
            decline_reasons: components["schemas"]["Code"][];
            supervision_forms: components["schemas"]["Code"][];
            contact_ways: components["schemas"]["Code"][];
            attitudes: components["schemas"]["Code"][];
            results: components["schemas"]["Code"][];
            reply_scheme: components["schemas"]["ReplyScheme"];
            number_format: string;
            category_number_format: string;
            document_number_format: string;
            rehandle_rounds: number;
            second_release_person: boolean;
            assessment: components["schemas"]["AssessmentSheet"];
        };
        Radar: {
            /** Format: date */
            today: string;
            days: components["schemas"]["RadarDay"][];
            units: components["schemas"]["RadarUnit"][];
            counts: {
                [key: string]: number;
            };
        };
        RadarDay: {
            /** Format: date */
            date: string;
            working: boolean;
        };
        RadarUnit: {
            unit: components["schemas"]["Ref"];
            dots: components["schemas"]["Dot"][];
        };
        Raise: {
            committee: number;
            note: string;
        };
        Raised: {
            committee: number;
            /** Format: uuid */
            proposal: string | null;
        };
        RaisedItem: {
            kind: string;
            committee: number;
            committee_name: string;
            /** Format: uuid */
            proposal: string | null;
            number_text: string;
            /** @enum {string} */
            stage: "draft" | "cosigning" | "submitted" | "pre_passed" | "second_passed" | "returned" | "filed" | "merged" | "not_filed" | "converted" | "withdrawn" | "assigned" | "handling" | "replied" | "rehandling" | "fed_back" | "closed" | "tracking" | "archived";
            reply_class: string;
            note: string;
            /** Format: date-time */
            at: string;
        };
        RaisedList: {
            items: components["schemas"]["RaisedItem"][];
        };
        Rating: {
            member: components["schemas"]["Ref"];
            round: number;
            /** @enum {string} */
            state: "asked" | "given" | "silent";
            attitude: string;
            result: string;
            reason: string;
            /** Format: date */
            due_on: string;
            at?: string | null;
        };
        Read: {
            ids?: string[] | null;
            all?: boolean | null;
        };
        Ref: {
            id: string;
            name: string;
        };
        Reply: {
            /** Format: uuid */
            id: string | null;
            /** Format: uuid */
            assignment: string | null;
            unit: components["schemas"]["Ref"];
            round: number;
            interim: boolean;
            version: number;
            /** @enum {string} */
            stage: "drafted" | "countersigned" | "head_signed" | "checked" | "delivered";
            reply_class: string;
            class_words?: components["schemas"]["Words"] | null;
            proposed_class: string;
            document_number: string;
            body: string;
            open: boolean;
            contact_name: string;
            contact_phone: string;
            promises: components["schemas"]["PromiseDraft"][];
            mediation: string;
            sent_back_reason: string;
            signed_by?: string | null;
            checked_by?: string | null;
            signed_at?: string | null;
            checked_at?: string | null;
            delivered_at?: string | null;
            previous_body?: string | null;
        };
        ReplyClass: {
            letter: string;
            words: components["schemas"]["Words"];
            promises: boolean;
            settles: boolean;
        };
        ReplyDraft: {
            reply_class: string;
            body: string;
            open: boolean;
            contact_name: string;
            contact_phone: string;
            promises: components["schemas"]["PromiseDraft"][];
            interim: boolean;
            version: number;
        };
        ReplyScheme: {
            name: string;
            words: components["schemas"]["Words"];
            classes: components["schemas"]["ReplyClass"][];
        };
        RevealInput: {
            /** @enum {string} */
            field: "phone" | "id_number";
            reason: string;
        };
        Revealed: {
            value: string;
        };
        ReviewView: {
            step: string;
            result: string;
            reason_code: string;
            opinion: string;
            reviewer: string;
            /** Format: date-time */
            at: string;
        };
        Rights: {
            roles: components["schemas"]["RoleRow"][];
            powers: components["schemas"]["PowerRow"][];
        };
        RoleRow: {
            /** @enum {string} */
            role: "member" | "collective_clerk" | "proposal_clerk" | "proposal_head" | "information_editor" | "information_checker" | "information_signer" | "special_committee_office" | "party_supervision" | "government_supervision" | "unit_clerk" | "unit_head" | "committee_leader" | "party_government_leader" | "convenor" | "member_affairs" | "system_admin" | "security_admin" | "audit_admin";
            words: components["schemas"]["Words"];
        };
        RuleBookPage: {
            version: string;
            /** Format: date */
            in_force: string;
            lifecycles: components["schemas"]["Lifecycle"][];
            terms: components["schemas"]["Term"][];
            proposals: components["schemas"]["ProposalRules"];
            lists: {
                [key: string]: components["schemas"]["Code"][];
            };
        };
        Running: {
            term: string;
            words: components["schemas"]["Words"];
            unit: string;
            /** Format: date */
            due_on: string;
            late: boolean;
        };
        SaveBody: {
            version: number;
            draft: components["schemas"]["Draft"];
        };
        Saved: {
            version: number;
            /** Format: date-time */
            saved_at: string;
        };
        SavedReply: {
            /** Format: uuid */
            id: string | null;
            version: number;
            /** Format: date-time */
            saved_at: string;
        };
        SeatInput: {
            /** Format: uuid */
            member: string | null;
            term: number;
            /** @enum {string} */
            duty: "head" | "deputy_head" | "convenor" | "secretary" | "member";
        };
        SessionAccount: {
            /** Format: uuid */
            id: string | null;
            login: string;
            name: string;
            language: string;
            /** @enum {string} */
            text_size: "standard" | "large" | "huge";
        };
        SessionCommittee: {
            id: number;
            name: string;
            short_name: string;
            /** @enum {string} */
            level: "national" | "province" | "city" | "county";
        };
        SessionDays: {
            term: number;
            number: number;
            /** Format: date */
            opens_on: string;
            /** Format: date */
            closes_on: string;
            proposal_deadline?: string | null;
        };
        SessionPage: {
            account: components["schemas"]["SessionAccount"];
            committee: components["schemas"]["SessionCommittee"];
            committees: components["schemas"]["SessionCommittee"][];
            grants: components["schemas"]["Grant"][];
            roles: string[];
            powers: string[];
            /** Format: uuid */
            member: string | null;
            unit?: components["schemas"]["UnitRef"] | null;
            csrf: string;
            must_change_password: boolean;
            totp_enabled: boolean;
            must_enrol_totp: boolean;
            unread: number;
        };
        SessionRow: {
            id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            seen_at: string;
            agent: string;
            address: string;
            current: boolean;
        };
        SessionRows: {
            items: components["schemas"]["SessionRow"][];
        };
        SettingsPage: {
            quiet_from: string;
            quiet_to: string;
            digest_at: string;
            channels: components["schemas"]["ChannelSetting"][];
        };
        SetupAdmin: {
            login: string;
            name: string;
            password: string;
        };
        SetupCommittee: {
            name: string;
            short_name: string;
            /** @enum {string} */
            level: "national" | "province" | "city" | "county";
            region_code: string;
        };
        SetupDone: {
            committee: number;
            /** Format: uuid */
            admin: string | null;
        };
        SetupInput: {
            committee: components["schemas"]["SetupCommittee"];
            term: components["schemas"]["SetupTerm"];
            session: components["schemas"]["SetupSession"];
            admin: components["schemas"]["SetupAdmin"];
        };
        SetupSession: {
            number: number;
            /** Format: date */
            opens_on: string;
            /** Format: date */
            closes_on: string;
            proposal_deadline?: string | null;
        };
        SetupState: {
            needed: boolean;
        };
        SetupTerm: {
            number: number;
            /** Format: date */
            starts_on: string;
        };
        Sheet: {
            unit: components["schemas"]["SheetUnit"];
            handled: number;
            points: number;
            grade: string;
            grade_en: string;
            lines: components["schemas"]["SheetLine"][];
        };
        SheetLine: {
            code: string;
            words: components["schemas"]["Words"];
            count: number;
            each: number;
            points: number;
            cap: number;
            capped: boolean;
            explanation: components["schemas"]["Words"];
            proposals: (string | null)[];
        };
        SheetUnit: {
            id: string;
            name: string;
        };
        Shown: {
            id: string;
            number: number;
            /** Format: date-time */
            at: string;
            kind: string;
            words: components["schemas"]["Words"];
            link: string;
            /** Format: uuid */
            proposal: string | null;
            read_at?: string | null;
        };
        SignIn: {
            login: string;
            password: string;
            totp?: string | null;
        };
        SignerView: {
            member: components["schemas"]["Ref"];
            sector: string;
            /** @enum {string} */
            part: "first_proposer" | "co_signer" | "seconder";
            /** @enum {string} */
            state: "named" | "asked" | "confirmed" | "declined" | "expired";
            note: string;
            answered_at?: string | null;
            deadline?: string | null;
        };
        StatisticRow: {
            key: string;
            name: string;
            values: {
                [key: string]: number;
            };
            link: string;
            links: {
                [key: string]: string;
            };
        };
        Statistics: {
            measures: components["schemas"]["MeasureInfo"][];
            rows: components["schemas"]["StatisticRow"][];
            total: components["schemas"]["StatisticRow"];
        };
        StatusDecision: {
            reason: string;
            decision: string;
            status?: ("candidate" | "active" | "suspended" | "resigned" | "removed" | "revoked" | "deceased" | "term_ended") | null;
        };
        Suggestion: {
            unit: components["schemas"]["Ref"];
            reason: components["schemas"]["Words"];
            share: number;
        };
        Supervision: {
            id: string;
            form: string;
            leader: string;
            /** Format: date */
            at: string;
            findings: string;
            result: string;
            /** Format: date-time */
            recorded_at: string;
        };
        SupervisionEntry: {
            form: string;
            leader: string;
            /** Format: date */
            at: string;
            findings: string;
            result: string;
        };
        SupervisionList: {
            items: components["schemas"]["Supervision"][];
        };
        Task: {
            id: string;
            verb: string;
            words: components["schemas"]["Words"];
            proposal: components["schemas"]["Ref"];
            number_text: string;
            subject: string;
            /** Format: date-time */
            since: string;
            due_on?: string | null;
            late: boolean;
            from?: string | null;
            /** @enum {string} */
            group: "overdue" | "today" | "week" | "later";
        };
        TaskList: {
            items: components["schemas"]["Task"][];
            counts: {
                [key: string]: number;
            };
        };
        Term: {
            name: string;
            words: components["schemas"]["Words"];
            days: number;
            /** @enum {string} */
            kind: "working" | "calendar";
            remind_before: number[];
            escalate_after: number;
        };
        TermRow: {
            number: number;
            /** Format: date */
            starts_on: string;
            ends_on?: string | null;
        };
        Timeline: {
            items: components["schemas"]["TimelineEntry"][];
        };
        TimelineEntry: {
            number: number;
            /** Format: date-time */
            at: string;
            kind: string;
            words: components["schemas"]["Words"];
            actor: string;
            authority: string;
            hash: string;
        };
        TotpCode: {
            code: string;
        };
        TotpEnrolment: {
            secret: string;
            uri: string;
            qr_svg: string;
        };
        Transition: {
            from: string;
            act: string;
            to: string;
            by: string[];
            needs_reason: boolean;
            starts: string;
        };
        UnitAdded: {
            /** Format: uuid */
            id: string | null;
        };
        UnitChange: {
            code?: string | null;
            name?: string | null;
            short_name?: string | null;
            system?: ("party" | "government" | "peoples_congress" | "cppcc" | "court" | "procuratorate" | "other") | null;
            parent?: (string | null) | null;
            is_handling_unit?: boolean | null;
            active?: boolean | null;
            contact_name?: string | null;
            contact_phone?: string | null;
            leader?: string | null;
            version: number;
        };
        UnitContact: {
            name: string;
            phone: string;
            leader: string;
        };
        UnitLoad: {
            unit: components["schemas"]["Ref"];
            open: number;
            late: number;
            returned: number;
        };
        UnitRef: {
            /** Format: uuid */
            id: string | null;
            name: string;
        };
        UnitRow: {
            /** Format: uuid */
            id: string | null;
            code: string;
            name: string;
            short_name: string;
            /** @enum {string} */
            system: "party" | "government" | "peoples_congress" | "cppcc" | "court" | "procuratorate" | "other";
            /** Format: uuid */
            parent: string | null;
            is_handling_unit: boolean;
            active: boolean;
            contacts: components["schemas"]["UnitContact"][];
            version: number;
        };
        UnitRows: {
            items: components["schemas"]["UnitRow"][];
            next?: string | null;
            total?: number | null;
        };
        Unread: {
            unread: number;
        };
        Urge: {
            text: string;
        };
        UrgePreview: {
            text: string;
            unit: components["schemas"]["Ref"];
            people: number;
        };
        VersionList: {
            items: components["schemas"]["VersionView"][];
        };
        VersionView: {
            version: number;
            /** Format: date-time */
            saved_at: string;
            saved_by: string;
            title: string;
        };
        WithReason: {
            version: number;
            reason: string;
        };
        Words: {
            zh: string;
            en: string;
        };
    };
    responses: {
        /** @description 拒绝或出错（RFC 9457） / Refusal or fault (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
        IdempotencyKey: string;
        /** @description 来自 GET /session。 / From GET /session. */
        CsrfToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_accounts: {
        parameters: {
            query?: {
                /** @description 登录名或姓名的一部分 / Part of the login or the name */
                q?: string;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页条数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_accounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountCreated"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    patch_accounts_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_by_id_reset_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_assessment: {
        parameters: {
            query?: {
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 承办单位 / Handling unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_assignments: {
        parameters: {
            query?: {
                /** @description 承办单位 / Handling unit */
                unit?: string;
                /** @description 状态；缺省为未办结 / Stage; by default all that have not ended */
                stage?: string;
                /** @description 只看逾期 / Only overdue ones */
                late?: boolean;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelReason"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_extension: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskingExtension"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_object: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Objecting"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeId"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_opinion: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpinionText"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyDraft"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedReply"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_reply_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckingReply"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_reply_countersign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Countersigning"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_reply_deliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_reply_sign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mediated"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_sign_for: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_assignments_by_id_transfer_sheet_docx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_assignments_by_id_transfer_sheet_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_assignments_by_id_urge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrgePreview"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_assignments_by_id_urge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Urge"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_audit: {
        parameters: {
            query?: {
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页条数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_bodies: {
        parameters: {
            query?: {
                /** @description 类别 / Kind */
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_bodies: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyAdded"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_bodies_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_bodies_by_id_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatInput"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_committee: {
        parameters: {
            query?: {
                /** @description 政协编号 / Number of the committee */
                committee?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteePage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_committee_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSession"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_committee_terms: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenTerm"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_committees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteeRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_committees: {
        parameters: {
            query?: never;
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitteeInput"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitteeFounded"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_dispatch: {
        parameters: {
            query?: {
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispatch"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_excellent_proposals: {
        parameters: {
            query?: {
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcellentList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_extensions_by_id_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecidingExtension"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_key_proposals: {
        parameters: {
            query?: {
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_members: {
        parameters: {
            query?: {
                /** @description 姓名、拼音或编号 / Name, spelling or code */
                q?: string;
                /** @description 界别 / Sector */
                sector?: string;
                /** @description 党派 / Party */
                party?: string;
                /** @description 组织 / Body */
                body?: string;
                /** @description 状态 / Status */
                status?: string;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页条数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberAdded"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_members_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    patch_members_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewVersion"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_members_by_id_resign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusDecision"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_members_by_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusDecision"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_members_by_id_reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInput"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_members_by_id_suspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusDecision"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_notices: {
        parameters: {
            query?: {
                /** @description 只看未读 / Only unread ones */
                unread?: boolean;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_notices_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Read"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_notices_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_notices_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsPage"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_objections_by_id_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecidingObjection"];
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_promises: {
        parameters: {
            query?: {
                /** @description 状态 / State */
                state?: string;
                /** @description 在此日之前到期 / Due before this day */
                due_before?: string;
                /** @description 承办单位 / Handling unit */
                unit?: string;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_promises_by_id_evidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Evidence"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseItem"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals: {
        parameters: {
            query?: {
                /** @description 视图 / View */
                view?: "all" | "review" | "assignment" | "handling" | "feedback" | "done" | "set_aside" | "key" | "excellent" | "tracking" | "overdue" | "mine" | "unit";
                /** @description 排序 / Order */
                sort?: "updated" | "number" | "due";
                /** @description 检索词 / Words to search for */
                q?: string;
                /** @description 状态 / Stage */
                stage?: string;
                /** @description 分类 / Category */
                category?: string;
                /** @description 界别 / Sector */
                sector?: string;
                /** @description 提案类型 / Kind */
                kind?: string;
                /** @description 答复类别 / Class of the reply */
                class?: string;
                /** @description 评价 / Rating */
                rating?: string;
                /** @description 承办单位 / Handling unit */
                unit?: string;
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 只看逾期 / Only overdue ones */
                late?: boolean;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_export_csv: {
        parameters: {
            query?: {
                /** @description 视图 / View */
                view?: "all" | "review" | "assignment" | "handling" | "feedback" | "done" | "set_aside" | "key" | "excellent" | "tracking" | "overdue" | "mine" | "unit";
                /** @description 排序 / Order */
                sort?: "updated" | "number" | "due";
                /** @description 检索词 / Words to search for */
                q?: string;
                /** @description 状态 / Stage */
                stage?: string;
                /** @description 分类 / Category */
                category?: string;
                /** @description 界别 / Sector */
                sector?: string;
                /** @description 提案类型 / Kind */
                kind?: string;
                /** @description 答复类别 / Class of the reply */
                class?: string;
                /** @description 评价 / Rating */
                rating?: string;
                /** @description 承办单位 / Handling unit */
                unit?: string;
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 只看逾期 / Only overdue ones */
                late?: boolean;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_export_xlsx: {
        parameters: {
            query?: {
                /** @description 视图 / View */
                view?: "all" | "review" | "assignment" | "handling" | "feedback" | "done" | "set_aside" | "key" | "excellent" | "tracking" | "overdue" | "mine" | "unit";
                /** @description 排序 / Order */
                sort?: "updated" | "number" | "due";
                /** @description 检索词 / Words to search for */
                q?: string;
                /** @description 状态 / Stage */
                stage?: string;
                /** @description 分类 / Category */
                category?: string;
                /** @description 界别 / Sector */
                sector?: string;
                /** @description 提案类型 / Kind */
                kind?: string;
                /** @description 答复类别 / Class of the reply */
                class?: string;
                /** @description 评价 / Rating */
                rating?: string;
                /** @description 承办单位 / Handling unit */
                unit?: string;
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 只看逾期 / Only overdue ones */
                late?: boolean;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页行数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_proposals_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_archive: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_ask_co_signers: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskCoSigners"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assigning"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_convert: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_pass: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_return: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AtVersion"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_track: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_acts_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_attachments: {
        parameters: {
            query?: {
                /** @description 文件名 / Name of the file */
                name?: string;
            };
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_attachments_by_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                attachment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_proposals_by_id_attachments_by_attachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
                attachment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_co_sign: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoSignAnswer"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_proposals_by_id_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBody"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_excellent: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExcellentEntry"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcellentItem"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_handling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handling"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyEntry"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyProposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_paper_docx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_paper_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_raise: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Raise"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Raised"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_raised: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RaisedList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_rating: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_supervisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_proposals_by_id_supervisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupervisionEntry"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supervision"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_proposals_by_id_versions_compare: {
        parameters: {
            query?: {
                /** @description 旧版本 / Older version */
                from?: number;
                /** @description 新版本，0 为现在 / Newer version; 0 is now */
                to?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_radar: {
        parameters: {
            query?: {
                /** @description 承办单位 / Handling unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Radar"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_replies_by_id_letter_docx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_replies_by_id_letter_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_rights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rights"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleBookPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_rules_lifecycles_by_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifecyclePicture"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_session_committee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseCommittee"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_session_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_session_list_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_session_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_session_preferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    put_session_totp: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_session_totp: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_session_totp: {
        parameters: {
            query?: never;
            header?: {
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    delete_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成，无内容 / Done, no content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupDone"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_statistics: {
        parameters: {
            query?: {
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 分组 / Grouping */
                group?: "unit" | "category" | "sector" | "kind" | "class" | "session" | "month" | "all";
                /** @description 指标，缺省为全部 / Measure; all by default */
                measure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_statistics_rows: {
        parameters: {
            query?: {
                /** @description 届 / Term */
                term?: number;
                /** @description 次 / Session */
                session?: number;
                /** @description 分组 / Grouping */
                group?: "unit" | "category" | "sector" | "kind" | "class" | "session" | "month" | "all";
                /** @description 指标，缺省为全部 / Measure; all by default */
                measure?: string;
                /** @description 哪一行 / Of which row */
                key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    get_units: {
        parameters: {
            query?: {
                /** @description 名称或编号 / Name or code */
                q?: string;
                /** @description 是否承办单位 / Handling units only */
                handling?: string;
                /** @description 上一页的 next / `next` of the page before */
                after?: string;
                /** @description 每页条数 / Rows a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitRows"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    post_units: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAdded"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    patch_units_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同一份内容重复提交时，返回第一次的结果。 / The same key with the same body gives the first reply again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description 来自 GET /session。 / From GET /session. */
                "X-Csrf-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitChange"];
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewVersion"];
                };
            };
            "4XX": components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
}
