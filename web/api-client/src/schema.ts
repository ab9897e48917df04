// Generated from the OpenAPI document; do not edit. See ../generator.

export interface paths {
    "/api/v1/action-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List calls, newest first */
        get: operations["listed_api_v1_action_calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a call, masked */
        get: operations["one_api_v1_action_calls__call_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what became of it */
        post: operations["reconcile_api_v1_action_calls__call_id__reconcile_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle an unknown one */
        post: operations["settle_api_v1_action_calls__call_id__settle_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which steps have a picture */
        get: operations["trail_api_v1_action_calls__call_id__trail_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}/trail/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what the page looked like after a step */
        post: operations["picture_api_v1_action_calls__call_id__trail__step__post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/action-calls/{call_id}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a call in full */
        post: operations["full_api_v1_action_calls__call_id__unmask_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List agents in service with presence and load */
        get: operations["list_agents_api_v1_agents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent_id}": {
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
        /** Set an agent's capacity, skills and languages */
        patch: operations["update_agent_api_v1_agents__agent_id__patch"];
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List live API keys */
        get: operations["list_keys_api_v1_api_keys_get"];
        put?: never;
        /** Make an API key */
        post: operations["create_key_api_v1_api_keys_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revoke_key_api_v1_api_keys__key_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a conversation */
        get: operations["get_api_v1_attachments_attachment_id"];
        put?: never;
        post?: never;
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
        /** List who did what, newest first */
        get: operations["list_entries_api_v1_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["sign_in_api_v1_auth_sign_in_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: operations["sign_out_api_v1_auth_sign_out_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, who serves, and today's numbers, as far as you may see */
        get: operations["read_board_api_v1_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find canned replies */
        get: operations["find_api_v1_canned_replies_get"];
        put?: never;
        /** Make a canned reply */
        post: operations["create_api_v1_canned_replies_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List their folders */
        get: operations["folders_api_v1_canned_replies_folders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what can be filled in */
        get: operations["variables_api_v1_canned_replies_variables_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a canned reply */
        delete: operations["delete_api_v1_canned_replies__reply_id__delete"];
        options?: never;
        head?: never;
        /** Change a canned reply */
        patch: operations["update_api_v1_canned_replies__reply_id__patch"];
        trace?: never;
    };
    "/api/v1/canned-replies/{reply_id}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a reply in for a conversation, and count one use */
        post: operations["render_api_v1_canned_replies__reply_id__render_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-replies/{reply_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say and do what a reply holds */
        post: operations["run_api_v1_canned_replies__reply_id__run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connector-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is wrong with a manifest */
        post: operations["check_api_v1_connector_checks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connector-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draft a manifest from what a system describes */
        post: operations["draft_api_v1_connector_drafts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connectors */
        get: operations["listed_api_v1_connectors_get"];
        put?: never;
        /** Add a connector */
        post: operations["add_api_v1_connectors_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a connector */
        get: operations["read_api_v1_connectors__connector_id__get"];
        put?: never;
        post?: never;
        /** Remove a connector */
        delete: operations["remove_api_v1_connectors__connector_id__delete"];
        options?: never;
        head?: never;
        /** Change a connector */
        patch: operations["change_api_v1_connectors__connector_id__patch"];
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch it off */
        post: operations["disable_api_v1_connectors__connector_id__disable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch it on */
        post: operations["enable_api_v1_connectors__connector_id__enable_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace its secret */
        put: operations["secret_api_v1_connectors__connector_id__secret_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{connector_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try its system */
        post: operations["test_api_v1_connectors__connector_id__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign, resolve, snooze, prioritise or mark as read up to 50 conversations */
        post: operations["bulk_api_v1_conversations_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a conversation */
        get: operations["opened_api_v1_conversations__conversation_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run an operation */
        post: operations["call_api_v1_conversations__conversation_id__actions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/actions/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a write */
        post: operations["propose_api_v1_conversations__conversation_id__actions_proposals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/actions/proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a proposal */
        delete: operations["withdraw_api_v1_conversations__conversation_id__actions_proposals__proposal_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/actions/proposals/{proposal_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the customer a new one-time code */
        post: operations["code_api_v1_conversations__conversation_id__actions_proposals__proposal_id__code_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/actions/proposals/{proposal_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attest the customer's yes, and run it */
        post: operations["confirm_api_v1_conversations__conversation_id__actions_proposals__proposal_id__confirm_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign to a colleague or a queue */
        post: operations["give_to_api_v1_conversations__conversation_id__assign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file for a reply */
        post: operations["post_api_v1_conversations_conversation_id_attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your drafts */
        get: operations["drafts_api_v1_conversations__conversation_id__drafts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/drafts/{mode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a draft */
        put: operations["keep_api_v1_conversations__conversation_id__drafts__mode__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a conversation stands in its flows, the one spoken of last */
        get: operations["standing_api_v1_conversations__conversation_id__flows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow, or no longer */
        post: operations["follow_api_v1_conversations__conversation_id__follow_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail it, or one message of it, to somebody else */
        post: operations["forward_api_v1_conversations__conversation_id__forward_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging into another conversation would do */
        get: operations["plan_api_v1_conversations__conversation_id__merge_get"];
        put?: never;
        /** Merge into another conversation */
        post: operations["merge_api_v1_conversations__conversation_id__merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was merged into it, with its words */
        get: operations["parts_api_v1_conversations__conversation_id__merged_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Older messages */
        get: operations["messages_api_v1_conversations__conversation_id__messages_get"];
        put?: never;
        /** Reply, or leave a private note */
        post: operations["post_api_v1_conversations__conversation_id__messages_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/messages/{message_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one's own message back, within two minutes */
        post: operations["recall_api_v1_conversations__conversation_id__messages__message_id__recall_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/pend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wait for the customer */
        post: operations["pend_api_v1_conversations__conversation_id__pend_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how urgent it is */
        post: operations["priority_api_v1_conversations__conversation_id__priority_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seen up to a message */
        post: operations["seen_api_v1_conversations__conversation_id__read_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["reopen_api_v1_conversations__conversation_id__reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve */
        post: operations["resolve_it_api_v1_conversations__conversation_id__resolve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return to the assistant or a queue */
        post: operations["give_back_api_v1_conversations__conversation_id__return_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a conversation went where it did, or waits */
        get: operations["why_api_v1_conversations__conversation_id__routing_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replies that wait */
        get: operations["waiting_api_v1_conversations__conversation_id__scheduled_get"];
        put?: never;
        /** Reply in a moment or at a time */
        post: operations["plan_api_v1_conversations__conversation_id__scheduled_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Snooze until a time */
        post: operations["snooze_api_v1_conversations__conversation_id__snooze_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over */
        post: operations["take_api_v1_conversations__conversation_id__take_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, oldest first */
        get: operations["timeline_api_v1_conversations__conversation_id__timeline_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can be mailed to its customer */
        get: operations["offer_api_v1_conversations__conversation_id__transcript_get"];
        put?: never;
        /** Mail it to its customer: what he could see */
        post: operations["send_api_v1_conversations__conversation_id__transcript_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/turns/{turn_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read why the assistant replied so */
        get: operations["read_turn_api_v1_conversations__conversation_id__turns__turn_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/turns/{turn_id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which sources of an answer were marked wrong */
        get: operations["marked_api_v1_conversations__conversation_id__turns__turn_id__corrections_get"];
        put?: never;
        /** Mark a source of an answer wrong */
        post: operations["mark_api_v1_conversations__conversation_id__turns__turn_id__corrections_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation_id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back */
        post: operations["unmerge_api_v1_conversations__conversation_id__unmerge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attributes customers have here */
        get: operations["listed_api_v1_customer_attributes_get"];
        /** Put attributes in order */
        put: operations["order_api_v1_customer_attributes_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-attributes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Define an attribute */
        put: operations["put_api_v1_customer_attributes__key__put"];
        post?: never;
        /** Take an attribute out of use */
        delete: operations["remove_api_v1_customer_attributes__key__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-attributes/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an attribute into use again */
        post: operations["restore_api_v1_customer_attributes__key__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long customers are kept */
        get: operations["read_api_v1_customer_retention_get"];
        /** Choose how long they are kept */
        put: operations["choose_api_v1_customer_retention_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-retention/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count whom it would erase */
        get: operations["forecast_api_v1_customer_retention_forecast_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers */
        get: operations["search_api_v1_customers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a customer, masked */
        get: operations["read_one_api_v1_customers__customer_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a customer */
        patch: operations["update_api_v1_customers__customer_id__patch"];
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/attributes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set one attribute of a customer */
        put: operations["set_attribute_api_v1_customers__customer_id__attributes__key__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Destroy a customer's data */
        post: operations["erase_api_v1_customers__customer_id__erase_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/likeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be, and who is, the same person */
        get: operations["read_api_v1_customers__customer_id__likeness_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge into another */
        post: operations["merge_api_v1_customers__customer_id__merge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/proactive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whether a customer wants none */
        put: operations["refuse_api_v1_customers__customer_id__proactive_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, products, tickets and links of a customer */
        get: operations["listed_api_v1_customers__customer_id__references_get"];
        /** Add one, or say what became of it */
        put: operations["put_api_v1_customers__customer_id__references_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/references/{reference_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one away */
        delete: operations["remove_api_v1_customers__customer_id__references__reference_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/references/{reference_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring one back */
        post: operations["restore_api_v1_customers__customer_id__references__reference_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages and events, newest first */
        get: operations["read_api_v1_customers__customer_id__trail_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/unlike/{other_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that these are two people */
        put: operations["decline_api_v1_customers__customer_id__unlike__other_id__put"];
        post?: never;
        /** Take that back */
        delete: operations["reconsider_api_v1_customers__customer_id__unlike__other_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show one field in full */
        post: operations["unmask_api_v1_customers__customer_id__unmask_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back */
        post: operations["unmerge_api_v1_customers__customer_id__unmerge_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List answers marked wrong */
        get: operations["list_corrections_api_v1_dialogue_corrections_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/corrections/{correction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a correction back while it is pending */
        delete: operations["take_back_api_v1_dialogue_corrections__correction_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/corrections/{correction_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the assistant learn from a correction */
        post: operations["approve_api_v1_dialogue_corrections__correction_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/corrections/{correction_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that an answer marked wrong was right */
        post: operations["reject_api_v1_dialogue_corrections__correction_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List questions that were not answered well */
        get: operations["list_gaps_api_v1_dialogue_gaps_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps/{gap_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a gap with examples */
        get: operations["read_gap_api_v1_dialogue_gaps__gap_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps/{gap_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a gap as it is */
        post: operations["dismiss_gap_api_v1_dialogue_gaps__gap_id__dismiss_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps/{gap_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a draft of a gap's wordings, its answer still to be written */
        post: operations["draft_gap_api_v1_dialogue_gaps__gap_id__draft_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps/{gap_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a gap again */
        post: operations["reopen_gap_api_v1_dialogue_gaps__gap_id__reopen_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/gaps/{gap_id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a gap's question to an entry's draft, as a similar question */
        post: operations["add_similar_api_v1_dialogue_gaps__gap_id__similar_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dialogue/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count gaps and corrections that wait */
        get: operations["waiting_api_v1_dialogue_waiting_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you have begun something */
        get: operations["unsent_api_v1_drafts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first five steps of a workspace */
        get: operations["read_api_v1_first_run_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Show the first steps, or no more */
        patch: operations["close_api_v1_first_run_patch"];
        trace?: never;
    };
    "/api/v1/first-run/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a first step is done, put off or open */
        put: operations["say_api_v1_first_run__key__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flow-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something to a flow's draft */
        post: operations["say_api_v1_flow_trials_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List flows */
        get: operations["listed_api_v1_flows_get"];
        put?: never;
        /** Make a flow */
        post: operations["create_api_v1_flows_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is wrong with a flow's file */
        post: operations["check_api_v1_flows_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the flows that come along */
        get: operations["come_along_api_v1_flows_templates_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a flow with its draft */
        get: operations["one_api_v1_flows__flow_id__get"];
        /** Save a flow's draft */
        put: operations["save_api_v1_flows__flow_id__put"];
        post?: never;
        /** Delete a flow */
        delete: operations["delete_api_v1_flows__flow_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow_id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go back to a version, or stop */
        put: operations["live_api_v1_flows__flow_id__live_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the draft be live */
        post: operations["go_api_v1_flows__flow_id__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List published versions */
        get: operations["versions_api_v1_flows__flow_id__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hand-over-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read when the assistant hands over, and how often it did */
        get: operations["read_policy_api_v1_hand_over_policy_get"];
        /** Change it; the next turn goes by the new one */
        put: operations["put_policy_api_v1_hand_over_policy_put"];
        post?: never;
        /** Let an inbox go by the workspace's policy again */
        delete: operations["remove_policy_api_v1_hand_over_policy_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payloads that were set aside */
        get: operations["aside_api_v1_inbound_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound/{inbound_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Process a payload again */
        post: operations["replay_api_v1_inbound__inbound_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A view of the inbox with counts of all views */
        get: operations["inbox_api_v1_inbox_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the saved views in your inbox */
        get: operations["find_api_v1_inbox_views_get"];
        put?: never;
        /** Save a view */
        post: operations["create_api_v1_inbox_views_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put saved views in an order */
        put: operations["reorder_api_v1_inbox_views_order_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a saved view */
        delete: operations["delete_api_v1_inbox_views__view_id__delete"];
        options?: never;
        head?: never;
        /** Change a saved view */
        patch: operations["update_api_v1_inbox_views__view_id__patch"];
        trace?: never;
    };
    "/api/v1/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inboxes */
        get: operations["list_inboxes_api_v1_inboxes_get"];
        put?: never;
        /** Make an inbox */
        post: operations["create_api_v1_inboxes_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what opening hours mean now; changes nothing */
        post: operations["hours_api_v1_inboxes_hours_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inboxes/{inbox_id}": {
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
        /** Change an inbox */
        patch: operations["update_api_v1_inboxes__inbox_id__patch"];
        trace?: never;
    };
    "/api/v1/intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the workspace's own intents */
        get: operations["list_intents_api_v1_intents_get"];
        put?: never;
        /** Add an intent */
        post: operations["add_intent_api_v1_intents_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/together": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell how well the examples hold together: each is guessed by a model that has not seen it */
        post: operations["check_together_api_v1_intents_together_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a sentence: which intent it is */
        post: operations["try_intent_api_v1_intents_try_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intents/{intent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an intent */
        get: operations["read_intent_api_v1_intents__intent_id__get"];
        put?: never;
        post?: never;
        /** Delete an intent */
        delete: operations["delete_intent_api_v1_intents__intent_id__delete"];
        options?: never;
        head?: never;
        /** Change an intent */
        patch: operations["change_intent_api_v1_intents__intent_id__patch"];
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs: dead, running or waiting */
        get: operations["jobs_api_v1_jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a dead job again */
        post: operations["retry_api_v1_jobs__job_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a question: what the assistant would say, and why */
        post: operations["ask_api_v1_knowledge_ask_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List knowledge bases */
        get: operations["list_bases_api_v1_knowledge_bases_get"];
        put?: never;
        /** Make a knowledge base */
        post: operations["create_base_api_v1_knowledge_bases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}": {
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
        /** Change a knowledge base */
        patch: operations["update_base_api_v1_knowledge_bases__base_id__patch"];
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/check-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List runs of a base's checks */
        get: operations["list_runs_api_v1_knowledge_bases__base_id__check_runs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a base's checks */
        get: operations["list_checks_api_v1_knowledge_bases__base_id__checks_get"];
        put?: never;
        /** Add a check */
        post: operations["create_check_api_v1_knowledge_bases__base_id__checks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/checks/many": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add many checks at once */
        post: operations["create_checks_api_v1_knowledge_bases__base_id__checks_many_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/checks/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run a base's checks on what is live */
        post: operations["run_checks_api_v1_knowledge_bases__base_id__checks_run_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a base's folders */
        get: operations["list_folders_api_v1_knowledge_bases__base_id__folders_get"];
        put?: never;
        /** Make a folder */
        post: operations["create_folder_api_v1_knowledge_bases__base_id__folders_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/bases/{base_id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a base's things and relations as CSV or JSONL */
        get: operations["export_graph_api_v1_knowledge_bases__base_id__graph_get"];
        put?: never;
        /** Import things and relations from CSV or JSONL; with an error in a row nothing is written */
        post: operations["import_graph_api_v1_knowledge_bases__base_id__graph_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/check-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one run of checks */
        get: operations["read_run_api_v1_knowledge_check_runs__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/checks/{check_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a check */
        put: operations["change_check_api_v1_knowledge_checks__check_id__put"];
        post?: never;
        /** Delete a check */
        delete: operations["delete_check_api_v1_knowledge_checks__check_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List entries, last changed first */
        get: operations["list_entries_api_v1_knowledge_entries_get"];
        put?: never;
        /** Add an entry */
        post: operations["create_entry_api_v1_knowledge_entries_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move, tag, publish or archive many entries; each for itself */
        post: operations["change_many_api_v1_knowledge_entries_bulk_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is worth knowing of an entry before it goes live; writes nothing */
        post: operations["check_entry_api_v1_knowledge_entries_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an entry */
        get: operations["read_entry_api_v1_knowledge_entries__entry_id__get"];
        put?: never;
        post?: never;
        /** Delete an entry */
        delete: operations["delete_entry_api_v1_knowledge_entries__entry_id__delete"];
        options?: never;
        head?: never;
        /** Change what is live */
        patch: operations["update_entry_api_v1_knowledge_entries__entry_id__patch"];
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a draft in review, and publish it */
        post: operations["approve_api_v1_knowledge_entries__entry_id__approve_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an entry away */
        post: operations["archive_api_v1_knowledge_entries__entry_id__archive_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what differs between two versions */
        get: operations["diff_api_v1_knowledge_entries__entry_id__diff_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep an edit beside what is live */
        put: operations["save_draft_api_v1_knowledge_entries__entry_id__draft_put"];
        post?: never;
        /** Drop the draft beside what is live */
        delete: operations["discard_draft_api_v1_knowledge_entries__entry_id__draft_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what an entry tells of */
        get: operations["read_entities_api_v1_knowledge_entries__entry_id__entities_get"];
        /** Say what an entry tells of: these and no others */
        put: operations["set_entities_api_v1_knowledge_entries__entry_id__entities_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/negatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List questions an entry does not answer */
        get: operations["list_negatives_api_v1_knowledge_entries__entry_id__negatives_get"];
        put?: never;
        /** Hold an entry back from a question */
        post: operations["add_negative_api_v1_knowledge_entries__entry_id__negatives_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/negatives/{negative_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let an entry answer a question again */
        delete: operations["remove_negative_api_v1_knowledge_entries__entry_id__negatives__negative_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft, now or later */
        post: operations["publish_entry_api_v1_knowledge_entries__entry_id__publish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a draft back from review */
        post: operations["reject_api_v1_knowledge_entries__entry_id__reject_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List entries that tell of the same things or of related ones, the most used first */
        get: operations["read_related_api_v1_knowledge_entries__entry_id__related_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an archived entry a draft again */
        post: operations["restore_api_v1_knowledge_entries__entry_id__restore_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repeat an earlier version as a new one */
        post: operations["roll_back_api_v1_knowledge_entries__entry_id__rollback_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a draft for review */
        post: operations["submit_api_v1_knowledge_entries__entry_id__submit_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an entry out of the answers, back to draft */
        post: operations["unpublish_api_v1_knowledge_entries__entry_id__unpublish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a scheduled publication off */
        post: operations["unschedule_api_v1_knowledge_entries__entry_id__unschedule_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show where an entry was used */
        get: operations["read_usage_api_v1_knowledge_entries__entry_id__usage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an entry's versions */
        get: operations["list_versions_api_v1_knowledge_entries__entry_id__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one version */
        get: operations["read_version_api_v1_knowledge_entries__entry_id__versions__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/entries/{entry_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how useful people find it */
        get: operations["read_votes_api_v1_knowledge_entries__entry_id__vote_get"];
        /** Say whether an entry is useful */
        put: operations["vote_api_v1_knowledge_entries__entry_id__vote_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a base's entries as a file (md: a ZIP of Markdown files); filters as in the list */
        get: operations["export_api_v1_knowledge_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/folders/{folder_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a folder, not what it holds */
        delete: operations["delete_folder_api_v1_knowledge_folders__folder_id__delete"];
        options?: never;
        head?: never;
        /** Rename, move or order a folder */
        patch: operations["change_folder_api_v1_knowledge_folders__folder_id__patch"];
        trace?: never;
    };
    "/api/v1/knowledge/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products, parts, faults, policies, topics */
        get: operations["list_entities_api_v1_knowledge_graph_get"];
        put?: never;
        /** Add a thing */
        post: operations["create_entity_api_v1_knowledge_graph_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/graph/{entity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a thing with its relations and entries */
        get: operations["read_entity_api_v1_knowledge_graph__entity_id__get"];
        put?: never;
        post?: never;
        /** Delete a thing; entries stay */
        delete: operations["delete_entity_api_v1_knowledge_graph__entity_id__delete"];
        options?: never;
        head?: never;
        /** Change a thing */
        patch: operations["change_entity_api_v1_knowledge_graph__entity_id__patch"];
        trace?: never;
    };
    "/api/v1/knowledge/graph/{entity_id}/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that an entry tells of a thing */
        put: operations["link_api_v1_knowledge_graph__entity_id__entries__entry_id__put"];
        post?: never;
        /** Say that an entry does not tell of a thing; it is not found again */
        delete: operations["unlink_api_v1_knowledge_graph__entity_id__entries__entry_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/graph/{entity_id}/neighbourhood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is related to a thing, one or two steps away */
        get: operations["read_neighbourhood_api_v1_knowledge_graph__entity_id__neighbourhood_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table to fill in: the columns an import knows, with two examples */
        get: operations["read_template_api_v1_knowledge_import_template_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports, newest first */
        get: operations["list_imports_api_v1_knowledge_imports_get"];
        put?: never;
        /** Import a file, or try it with dry_run */
        post: operations["start_import_api_v1_knowledge_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import's progress and report */
        get: operations["read_import_api_v1_knowledge_imports__import_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the file of a dry run once more, with other columns or options */
        post: operations["try_again_api_v1_knowledge_imports__import_id__again_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import the file of a dry run as it was tried */
        post: operations["apply_import_api_v1_knowledge_imports__import_id__apply_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import; what it saved stays */
        post: operations["cancel_import_api_v1_knowledge_imports__import_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what becomes, or became, of each row */
        get: operations["list_rows_api_v1_knowledge_imports__import_id__rows_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what an undo would do now, and what it would leave */
        get: operations["read_undo_api_v1_knowledge_imports__import_id__undo_get"];
        put?: never;
        /** Take back what an import did, except what was edited since */
        post: operations["undo_import_api_v1_knowledge_imports__import_id__undo_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List duplicates and contradictions */
        get: operations["list_pairs_api_v1_knowledge_pairs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pairs/{pair_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a pair as it is */
        post: operations["dismiss_pair_api_v1_knowledge_pairs__pair_id__dismiss_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Store a picture for answers */
        post: operations["store_picture_api_v1_knowledge_pictures_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/pictures/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a picture to whoever has its address */
        get: operations["show_picture_api_v1_knowledge_pictures__token__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Relate two things */
        post: operations["relate_api_v1_knowledge_relations_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/relations/{relation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a relation away */
        delete: operations["unrelate_api_v1_knowledge_relations__relation_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sites knowledge is read from */
        get: operations["list_sources_api_v1_knowledge_sources_get"];
        put?: never;
        /** Read a page or a sitemap of one's own site, and again at an interval */
        post: operations["add_source_api_v1_knowledge_sources_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/sources/{source_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a source and its last visit */
        get: operations["read_source_api_v1_knowledge_sources__source_id__get"];
        put?: never;
        post?: never;
        /** Remove a source; its entries stay */
        delete: operations["remove_source_api_v1_knowledge_sources__source_id__delete"];
        options?: never;
        head?: never;
        /** Change how a source is visited */
        patch: operations["change_source_api_v1_knowledge_sources__source_id__patch"];
        trace?: never;
    };
    "/api/v1/knowledge/sources/{source_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a source's pages as the last visit found them */
        get: operations["list_pages_api_v1_knowledge_sources__source_id__pages_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/sources/{source_id}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Visit a source now */
        post: operations["visit_source_api_v1_knowledge_sources__source_id__visit_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/knowledge/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tags that entries carry */
        get: operations["list_tags_api_v1_knowledge_tags_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/language-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which language model the assistant may use */
        get: operations["read_api_v1_language_model_get"];
        /** Set the language model up, or change it */
        put: operations["put_api_v1_language_model_put"];
        post?: never;
        /** Forget the language model and its key */
        delete: operations["drop_api_v1_language_model_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/language-model/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the model, and say what came of it */
        post: operations["check_api_v1_language_model_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/language-model/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the model was used for, by day */
        get: operations["usage_api_v1_language_model_usage_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Through which server mail leaves */
        get: operations["read_api_v1_mail_server_get"];
        /** Set the workspace's mail server */
        put: operations["save_api_v1_mail_server_put"];
        post?: never;
        /** Remove the workspace's mail server */
        delete: operations["drop_api_v1_mail_server_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test mail, and say what came of it */
        post: operations["test_api_v1_mail_test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was mailed, newest first */
        get: operations["listed_api_v1_mails_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails/{mail_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a mail that failed once more */
        post: operations["retry_api_v1_mails__mail_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["me_api_v1_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name or language */
        patch: operations["patch_me_api_v1_me_patch"];
        trace?: never;
    };
    "/api/v1/me/alerts/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one can be told by mail */
        get: operations["mail_api_v1_me_alerts_mail_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/alerts/mail/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail oneself a trial */
        post: operations["trial_api_v1_me_alerts_mail_trial_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one is told of, and how */
        get: operations["notifications_api_v1_me_notifications_get"];
        /** Choose what one is told of */
        put: operations["choose_api_v1_me_notifications_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password */
        put: operations["password_api_v1_me_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go online, away or offline */
        put: operations["set_presence_api_v1_me_presence_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On which devices one is told */
        get: operations["devices_api_v1_me_push_get"];
        put?: never;
        /** Be told on this browser */
        post: operations["add_api_v1_me_push_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/push/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a device */
        delete: operations["remove_api_v1_me_push__device_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/push/{device_id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a trial, and say what came of it */
        post: operations["trial_api_v1_me_push__device_id__trial_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operation-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try an operation in the sandbox */
        post: operations["trial_api_v1_operation_trials_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operations that are enabled */
        get: operations["listed_api_v1_operations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proactive-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what happened to a customer */
        post: operations["happened_api_v1_proactive_events_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proactive-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how often at most, and when not */
        get: operations["limits_api_v1_proactive_limits_get"];
        /** Change them */
        put: operations["set_limits_api_v1_proactive_limits_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proactive-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rules with their figures */
        get: operations["listed_api_v1_proactive_rules_get"];
        put?: never;
        /** Add a rule */
        post: operations["add_api_v1_proactive_rules_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proactive-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rule */
        put: operations["change_api_v1_proactive_rules__rule_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables derived from the log, and where they stand */
        get: operations["projections_api_v1_projections_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List how queues hand out */
        get: operations["list_rules_api_v1_queue_rules_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-rules/{queue_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how a queue hands out */
        put: operations["save_rules_api_v1_queue_rules__queue_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues */
        get: operations["list_queues_api_v1_queues_get"];
        put?: never;
        /** Make a queue */
        post: operations["create_queue_api_v1_queues_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue_id}": {
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
        /** Change a queue */
        patch: operations["update_queue_api_v1_queues__queue_id__patch"];
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles with their grants */
        get: operations["list_roles_api_v1_roles_get"];
        put?: never;
        /** Make a role */
        post: operations["create_role_api_v1_roles_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a role nobody holds */
        delete: operations["delete_role_api_v1_roles__role_id__delete"];
        options?: never;
        head?: never;
        /** Rename a role or replace its grants */
        patch: operations["update_role_api_v1_roles__role_id__patch"];
        trace?: never;
    };
    "/api/v1/routing-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What work weighs, and how long to wait */
        get: operations["settings_api_v1_routing_settings_get"];
        /** Change what work weighs, and how long to wait */
        put: operations["save_settings_api_v1_routing_settings_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a scenario's YAML */
        post: operations["check_api_v1_scenario_checks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario as one file */
        get: operations["file_api_v1_scenario_exports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring in a file of scenarios */
        post: operations["bring_in_api_v1_scenario_imports_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List runs, newest first */
        get: operations["runs_api_v1_scenario_runs_get"];
        put?: never;
        /** Play scenarios */
        post: operations["begin_api_v1_scenario_runs_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a run goes */
        get: operations["run_api_v1_scenario_runs__run_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run */
        post: operations["cancel_api_v1_scenario_runs__run_id__cancel_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenario-runs/{run_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of each scenario, in the order they were played */
        get: operations["results_api_v1_scenario_runs__run_id__results_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List scenarios by name */
        get: operations["listed_api_v1_scenarios_get"];
        put?: never;
        /** Keep a new scenario */
        post: operations["create_api_v1_scenarios_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{scenario_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a scenario */
        get: operations["one_api_v1_scenarios__scenario_id__get"];
        /** Keep a scenario otherwise */
        put: operations["save_api_v1_scenarios__scenario_id__put"];
        post?: never;
        /** Delete a scenario */
        delete: operations["delete_api_v1_scenarios__scenario_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take it back */
        delete: operations["cancel_api_v1_scheduled__reply_id__delete"];
        options?: never;
        head?: never;
        /** Choose another time */
        patch: operations["move_api_v1_scheduled__reply_id__patch"];
        trace?: never;
    };
    "/api/v1/scheduled/{reply_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it now */
        post: operations["send_api_v1_scheduled__reply_id__send_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search messages, customers or knowledge */
        get: operations["find_api_v1_search_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the installation is */
        get: operations["system_api_v1_system_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List teams */
        get: operations["list_teams_api_v1_teams_get"];
        put?: never;
        /** Make a team */
        post: operations["create_team_api_v1_teams_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team_id}": {
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
        /** Rename a team or set its members */
        patch: operations["update_team_api_v1_teams__team_id__patch"];
        trace?: never;
    };
    "/api/v1/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read from which probabilities the assistant answers */
        get: operations["read_thresholds_api_v1_thresholds_get"];
        /** Change them; the next turn goes by the new ones */
        put: operations["put_thresholds_api_v1_thresholds_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/thresholds/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what thresholds would have done lately */
        get: operations["replay_api_v1_thresholds_replay_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["list_users_api_v1_users_get"];
        put?: never;
        /** Make a user */
        post: operations["create_user_api_v1_users_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
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
        /** Change a user */
        patch: operations["update_user_api_v1_users__user_id__patch"];
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks */
        get: operations["find_api_v1_webhooks_get"];
        put?: never;
        /** Add a webhook */
        post: operations["add_api_v1_webhooks_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook */
        get: operations["read_api_v1_webhooks__webhook_id__get"];
        put?: never;
        post?: never;
        /** Remove a webhook */
        delete: operations["remove_api_v1_webhooks__webhook_id__delete"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["change_api_v1_webhooks__webhook_id__patch"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was told */
        get: operations["told_api_v1_webhooks__webhook_id__deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what was given up */
        post: operations["again_api_v1_webhooks__webhook_id__deliveries__delivery_id__retry_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace its secret */
        post: operations["secret_api_v1_webhooks__webhook_id__secret_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a trial */
        post: operations["trial_api_v1_webhooks__webhook_id__test_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
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
        /** Change the workspace's name, language or zone */
        patch: operations["change_api_v1_workspace_patch"];
        trace?: never;
    };
    "/channel/v1/inboxes/{key}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a message for the far side */
        get: operations["get_channel_v1_inboxes_key_attachments_attachment_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel/v1/inboxes/{key}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a customer's message */
        post: operations["post_channel_v1_inboxes_key_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel/v1/inboxes/{key}/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages for the far side, in order */
        get: operations["get_channel_v1_inboxes_key_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel/v1/inboxes/{key}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a message */
        post: operations["post_channel_v1_inboxes_key_receipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file */
        post: operations["post_widget_v1_attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of the conversation */
        get: operations["get_widget_v1_attachments_attachment_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what the customer's attributes are */
        post: operations["post_widget_v1_attributes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the conversation */
        post: operations["post_widget_v1_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what the visitor did on the site */
        post: operations["post_widget_v1_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether an answer helped */
        post: operations["post_widget_v1_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the inbox's form */
        post: operations["post_widget_v1_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a person */
        post: operations["post_widget_v1_handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Topics, and what is asked most */
        get: operations["get_widget_v1_inboxes_key_help"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/help/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of a topic */
        get: operations["get_widget_v1_inboxes_key_help_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/help/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an entry */
        get: operations["get_widget_v1_inboxes_key_help_entries_entry_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/help/entries/{entry_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether it helped */
        post: operations["post_widget_v1_inboxes_key_help_entries_entry_id_vote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/help/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the help centre */
        get: operations["get_widget_v1_inboxes_key_help_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the launcher looks */
        get: operations["get_widget_v1_inboxes_key_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/inboxes/{key}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a visit */
        post: operations["post_widget_v1_inboxes_key_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Older messages */
        get: operations["get_widget_v1_messages"];
        put?: never;
        /** Send a message */
        post: operations["post_widget_v1_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/proactive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether messages nobody asked for are wanted */
        post: operations["post_widget_v1_proactive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate the conversation */
        post: operations["post_widget_v1_rating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seen up to a message */
        post: operations["post_widget_v1_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/references": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name an order, a product, a ticket or a link */
        post: operations["post_widget_v1_references"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visitor's conversation as it stands */
        get: operations["get_widget_v1_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/v1/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the conversation can be mailed */
        get: operations["get_widget_v1_transcript"];
        put?: never;
        /** Mail the conversation */
        post: operations["post_widget_v1_transcript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Accepted
         * @description A committed message.
         */
        Accepted: {
            client_id: string | null;
            conversation_id: string;
            created_at: string;
            id: string;
            seq: number;
        };
        /**
         * ActionCallOut
         * @description A call. ``said``: what was asked and answered, numbers of people hidden.
         */
        ActionCallOut: {
            /** Agent Id */
            agent_id: string | null;
            /** Amount */
            amount: number | null;
            /** Attempts */
            attempts: number;
            /** Code */
            code: string | null;
            /** Compensates */
            compensates: string | null;
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string | null;
            /** Customer Id */
            customer_id: string | null;
            /** Done At */
            done_at: string | null;
            /** Id */
            id: string;
            /** Mode */
            mode: string;
            /** Ms */
            ms: number | null;
            /** Operation */
            operation: string;
            /** Principal */
            principal: string;
            /** Said */
            said?: {
                [key: string]: unknown;
            } | null;
            /** State */
            state: string;
            /** Writes */
            writes: boolean;
        };
        /**
         * ActionCallPage
         * @description A page of calls, newest first.
         */
        ActionCallPage: {
            /** Items */
            items: components["schemas"]["ActionCallOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ActionUnmaskIn
         * @description Why a call is opened in full.
         */
        ActionUnmaskIn: {
            /** Reason */
            reason: string;
        };
        /**
         * Actor
         * @description Who did or said it.
         */
        Actor: {
            /** Avatar Url */
            avatar_url?: string | null;
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * ActorOut
         * @description Who changed it last.
         */
        ActorOut: {
            /** Avatar Url */
            avatar_url?: string | null;
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * AgainIn
         * @description How to try a file once more; what is left out stays as it was.
         */
        AgainIn: {
            /** Drafts */
            drafts?: boolean | null;
            /** Folder Id */
            folder_id?: string | null;
            /**
             * Mapping
             * @example {
             *       "question": "标题"
             *     }
             */
            mapping?: {
                [key: string]: string;
            } | null;
            /** Policy */
            policy?: ("update" | "skip") | null;
        };
        /**
         * AgentList
         * @description All agents in service.
         */
        AgentList: {
            /** Items */
            items: components["schemas"]["AgentOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AgentOut
         * @description Who can own a conversation.
         */
        AgentOut: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Capacity */
            capacity: number;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "person" | "assistant";
            /**
             * Languages
             * @description none: never told, any is given
             */
            languages: ("zh" | "en")[];
            /** Load */
            load: number;
            /** Name */
            name: string;
            /**
             * Presence
             * @enum {string}
             */
            presence: "online" | "busy" | "wrap_up" | "away" | "offline";
            /** Presence Reason */
            presence_reason: string | null;
            /**
             * Presence Since
             * Format: date-time
             */
            presence_since: string;
            /**
             * Skills
             * @description level 1 to 5
             */
            skills: {
                [key: string]: number;
            };
            /** Team Ids */
            team_ids: string[];
        };
        /**
         * AgentPatch
         * @description Changes to an agent; ``skills`` and ``languages`` replace all of them.
         */
        AgentPatch: {
            /**
             * Capacity
             * @description in chats at once
             */
            capacity?: number | null;
            /**
             * Languages
             * @description none: given customers of any
             */
            languages?: ("zh" | "en")[] | null;
            /** Skills */
            skills?: {
                [key: string]: number;
            } | null;
        };
        /**
         * AlertsMailOut
         * @description Whether mail leaves from this workspace, one's own address, and the zone in which digests keep their hour.
         */
        AlertsMailOut: {
            /** Ready */
            ready: boolean;
            /** To */
            to: string;
            /** Zone */
            zone: string;
        };
        /**
         * AlertsTrialOut
         * @description What came of a trial; ``problem``: why it did not go, in words.
         */
        AlertsTrialOut: {
            /** Problem */
            problem: string | null;
            /** Sent */
            sent: boolean;
        };
        /**
         * AnswerSourceOut
         * @description An entry the answer rests on.
         */
        AnswerSourceOut: {
            /** Entry Id */
            entry_id: string;
            /** N */
            n: number;
            /** Score */
            score: number;
            /** Title */
            title: string;
            /** Url */
            url?: string | null;
        };
        /**
         * ApiKeyIn
         * @description An API key to make.
         */
        ApiKeyIn: {
            /** Expires At */
            expires_at?: string | null;
            /** Grants */
            grants: components["schemas"]["GrantIn"][];
            /** Name */
            name: string;
        };
        /**
         * ApiKeyMade
         * @description A new API key. ``key`` is shown this once and stored nowhere.
         */
        ApiKeyMade: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /** Id */
            id: string;
            /** Key */
            key: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
        };
        /**
         * ApiKeyOut
         * @description An API key, without the key itself.
         */
        ApiKeyOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /** Id */
            id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Prefix */
            prefix: string;
        };
        /**
         * ApiKeyPage
         * @description A page of API keys.
         */
        ApiKeyPage: {
            /** Items */
            items: components["schemas"]["ApiKeyOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ApplyIn
         * @description How to import what was tried.
         */
        ApplyIn: {
            /** Policy */
            policy?: ("update" | "skip") | null;
        };
        /**
         * ApproveIn
         * @description The question as it is kept, without personal data. ``similar``: the right entry asks it from now on.
         */
        ApproveIn: {
            /** Question */
            question: string;
            /**
             * Similar
             * @default true
             */
            similar?: boolean;
        };
        /**
         * ApprovedOut
         * @description What became of it. ``similar``: published, drafted (``why`` it waits, if known) or none.
         */
        ApprovedOut: {
            correction: components["schemas"]["CorrectionOut"];
            /**
             * Similar
             * @enum {string}
             */
            similar: "published" | "drafted" | "none";
            /** Why */
            why: string | null;
        };
        /**
         * ArmOut
         * @description Those who were sent to, or went without: who wrote within a day, whose conversation was resolved within a week.
         */
        ArmOut: {
            /** N */
            n: number;
            /** Opened */
            opened: number;
            /** Resolved */
            resolved: number;
            resolved_share: components["schemas"]["ShareOut"] | null;
            /** Wrote */
            wrote: number;
            wrote_share: components["schemas"]["ShareOut"] | null;
        };
        /**
         * AsideOut
         * @description A payload that could not be processed.
         */
        AsideOut: {
            /** Error */
            error: string | null;
            /** External Id */
            external_id: string;
            /** Id */
            id: string;
            /** Inbox Id */
            inbox_id: string;
            /** Received At */
            received_at: string | null;
        };
        /**
         * AsidePage
         * @description A page of payloads set aside.
         */
        AsidePage: {
            /** Items */
            items: components["schemas"]["AsideOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AskEntityOut
         * @description Something the question names; of personal values the last four signs only.
         */
        AskEntityOut: {
            /** Kind */
            kind: string;
            /** Value */
            value: string;
        };
        /**
         * AskIn
         * @description A question to try on the knowledge. ``channel``: the kind of inbox whose variants of answers are given.
         */
        AskIn: {
            /** Base Id */
            base_id?: string | null;
            /**
             * Channel
             * @example widget
             */
            channel?: string | null;
            /** History */
            history?: components["schemas"]["AskLineIn"][];
            /** Locale */
            locale?: ("zh" | "en") | null;
            /** Question */
            question: string;
        };
        /**
         * AskIntentOut
         * @description The likeliest of the workspace's own intents; ``known``: it belongs to one at all.
         */
        AskIntentOut: {
            /** Known */
            known: boolean;
            /** Name */
            name: string;
            /** Probability */
            probability: number;
        };
        /**
         * AskLineIn
         * @description An earlier line of the conversation that is played through.
         */
        AskLineIn: {
            /**
             * By
             * @enum {string}
             */
            by: "customer" | "assistant" | "person";
            /** Text */
            text: string;
        };
        /**
         * AskOut
         * @description What the assistant would do.
         */
        AskOut: {
            /** Answer */
            answer: string;
            /** Candidates */
            candidates: components["schemas"]["CandidateOut"][];
            /** Confidence */
            confidence: number | null;
            /** Language */
            language: string;
            /** Ms */
            ms: {
                [key: string]: unknown;
            };
            /** Normalized */
            normalized: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "answer" | "choices" | "ask" | "refuse" | "hand_over";
            /** Reasons */
            reasons: components["schemas"]["ReasonOut"][];
            /** Sources */
            sources: components["schemas"]["AnswerSourceOut"][];
            thresholds: components["schemas"]["ThresholdsInForceOut"] | null;
            understood: components["schemas"]["AskUnderstoodOut"];
        };
        /**
         * AskUnderstoodOut
         * @description What was understood: how it is written, what it asks, what it names, how the customer feels, and its intent.
         */
        AskUnderstoodOut: {
            /** Act */
            act?: string | null;
            /**
             * Asked
             * @default []
             */
            asked?: string[];
            /** Asks */
            asks?: boolean | null;
            /**
             * Entities
             * @default []
             */
            entities?: components["schemas"]["AskEntityOut"][];
            intent?: components["schemas"]["AskIntentOut"] | null;
            /** Questions */
            questions?: number | null;
            /**
             * Repaired
             * @default false
             */
            repaired?: boolean;
            /** Repaired Text */
            repaired_text?: string | null;
            /**
             * Sentiment
             * @default neutral
             * @enum {string}
             */
            sentiment?: "negative" | "neutral" | "positive";
            /**
             * Urgency
             * @default 0
             */
            urgency?: number;
            /** Written */
            written?: string | null;
        };
        /**
         * AssignIn
         * @description Give to a colleague or a queue.
         */
        AssignIn: {
            /** Agent Id */
            agent_id?: string | null;
            /** Queue Id */
            queue_id?: string | null;
        };
        /**
         * AttributeIn
         * @description What an attribute is. ``host``: the merchant's page may set it never, for whom it vouches, or in a signed token only.
         */
        AttributeIn: {
            /**
             * Agents
             * @default true
             */
            agents?: boolean;
            /** En */
            en: string;
            /**
             * Host
             * @default none
             * @enum {string}
             */
            host?: "none" | "verified" | "signed";
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "date" | "boolean" | "choice" | "link";
            /** Options */
            options?: string[];
            /**
             * Sensitive
             * @default false
             */
            sensitive?: boolean;
            /** Zh */
            zh: string;
        };
        /**
         * AttributeList
         * @description All attributes, in their order.
         */
        AttributeList: {
            /** Items */
            items: components["schemas"]["AttributeOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * AttributeOrder
         * @description Every key, in the order in which they are shown.
         */
        AttributeOrder: {
            /** Keys */
            keys: string[];
        };
        /**
         * AttributeOut
         * @description An attribute that the workspace defined.
         */
        AttributeOut: {
            /** Agents */
            agents: boolean;
            /** En */
            en: string;
            /**
             * Host
             * @enum {string}
             */
            host: "none" | "verified" | "signed";
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "date" | "boolean" | "choice" | "link";
            /** Options */
            options: string[];
            /** Sensitive */
            sensitive: boolean;
            /** Zh */
            zh: string;
        };
        /**
         * AuditActor
         * @description Who did it; a name is kept by identity, not by the entry.
         */
        AuditActor: {
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "person" | "api_key" | "assistant" | "system";
            /** Name */
            name: string;
        };
        /**
         * AuditEntryOut
         * @description One entry.
         */
        AuditEntryOut: {
            /** Action */
            action: string;
            actor: components["schemas"]["AuditActor"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /** Ip */
            ip: string | null;
            /** Reason */
            reason: string | null;
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
        };
        /**
         * AuditPage
         * @description A page of entries, newest first.
         */
        AuditPage: {
            /** Items */
            items: components["schemas"]["AuditEntryOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * BaseIn
         * @description A new base.
         */
        BaseIn: {
            /**
             * Locale
             * @default zh
             * @enum {string}
             */
            locale?: "zh" | "en";
            /** Name */
            name: string;
        };
        /**
         * BaseList
         * @description Bases.
         */
        BaseList: {
            /** Items */
            items: components["schemas"]["BaseOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * BaseOut
         * @description A base.
         */
        BaseOut: {
            /**
             * Checks
             * @enum {string}
             */
            checks: "off" | "warn" | "block";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Entries */
            entries: number;
            /** Four Eyes */
            four_eyes: boolean;
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Remind Days */
            remind_days: number;
            /** Version */
            version: number;
        };
        /**
         * BasePatch
         * @description Changes to a base. ``four_eyes``: nobody publishes his own draft. ``checks``: what failing checks do to a publication.
         */
        BasePatch: {
            /**
             * Checks
             * @example warn
             */
            checks?: ("off" | "warn" | "block") | null;
            /** Four Eyes */
            four_eyes?: boolean | null;
            /**
             * Name
             * @example 售后知识库
             */
            name?: string | null;
            /**
             * Remind Days
             * @example 14
             */
            remind_days?: number | null;
        };
        /**
         * BoardAssistant
         * @description How today's turns of the assistant ended; ``turns`` leaves greetings and thanks out.
         */
        BoardAssistant: {
            /** Answered */
            answered: number;
            /**
             * Answered Share
             * @description answered / turns
             */
            answered_share: number | null;
            /** Asked */
            asked: number;
            /** Handed Over */
            handed_over: number;
            /** Handovers */
            handovers: components["schemas"]["BoardReason"][];
            /** Offered */
            offered: number;
            /** Refusals */
            refusals: components["schemas"]["BoardReason"][];
            /** Refused */
            refused: number;
            /** Small Talk */
            small_talk: number;
            /** Turns */
            turns: number;
        };
        /**
         * BoardDay
         * @description Today in the workspace's zone.
         */
        BoardDay: {
            /**
             * At
             * @description when the board was read
             */
            at: string;
            /**
             * Began At
             * @description midnight of the workspace's zone
             */
            began_at: string;
            /**
             * Behind S
             * @description age of the oldest fact that first replies and hand-overs do not count yet; null: none
             */
            behind_s: number | null;
            /** Date */
            date: string;
            /** Zone */
            zone: string;
        };
        /**
         * BoardOut
         * @description The supervisor's board.
         */
        BoardOut: {
            assistant: components["schemas"]["BoardAssistant"];
            day: components["schemas"]["BoardDay"];
            people: components["schemas"]["BoardPeople"];
            /** Queues */
            queues: components["schemas"]["BoardQueue"][];
            reach: components["schemas"]["BoardReach"];
            today: components["schemas"]["BoardToday"];
        };
        /**
         * BoardPeople
         * @description Who serves; ``offline`` counts those who do not and have nothing in hand.
         */
        BoardPeople: {
            /** Items */
            items: components["schemas"]["BoardPerson"][];
            /** Offline */
            offline: number;
        };
        /**
         * BoardPerson
         * @description Somebody who is there, or left with work in hand.
         */
        BoardPerson: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Capacity */
            capacity: number;
            /** Id */
            id: string;
            /**
             * Load
             * @description open conversations of his
             */
            load: number;
            /** Name */
            name: string;
            /**
             * Presence
             * @enum {string}
             */
            presence: "online" | "busy" | "wrap_up" | "away" | "offline";
            /** Presence Reason */
            presence_reason: string | null;
            /** Presence Since */
            presence_since: string;
        };
        /**
         * BoardQueue
         * @description A queue now.
         */
        BoardQueue: {
            /**
             * Expected Wait S
             * @description for whoever joins now: 0 where nobody waits and somebody has room, else (waiting + 1) / pace of the last half hour; null without 3 assignments or anybody online
             */
            expected_wait_s: number | null;
            /**
             * Free
             * @description their capacity left: Σ max(0, capacity − load)
             */
            free: number;
            /** Id */
            id: string;
            /**
             * In Service
             * @description open conversations from this queue that people own
             */
            in_service: number;
            /** Name */
            name: string;
            /**
             * Online
             * @description people of its team who are online
             */
            online: number;
            /** Team Id */
            team_id: string;
            /**
             * Waiting
             * @description open conversations owned by the queue
             */
            waiting: number;
            /**
             * Waiting Since
             * @description since when the longest of them waits
             */
            waiting_since: string | null;
        };
        /**
         * BoardReach
         * @description Whose numbers these are.
         */
        BoardReach: {
            /**
             * Inboxes
             * @description null: every inbox
             */
            inboxes: string[] | null;
            /**
             * Scope
             * @enum {string}
             */
            scope: "all" | "team" | "own";
            /** Teams */
            teams: string[];
        };
        /**
         * BoardReason
         * @description How often a reason was the first one.
         */
        BoardReason: {
            /** Code */
            code: string;
            /** N */
            n: number;
        };
        /**
         * BoardReply
         * @description First human reply: from the first time people were asked to the first words of one of them, wall time.
         */
        BoardReply: {
            /** Median S */
            median_s: number | null;
            /** N */
            n: number;
            /**
             * Never
             * @description asked today, resolved without a reply
             */
            never: number;
            /**
             * Unanswered
             * @description asked today, still without a reply
             */
            unanswered: number;
            /**
             * Within
             * @description replies within 20 s
             */
            within: number;
            /**
             * Within Share
             * @description within / n: service level variant 2, ans ≤ 20 s / ans
             */
            within_share: number | null;
        };
        /**
         * BoardSatisfaction
         * @description CSAT: ratings of 4 or 5 among those first given today, with the 95 % Wilson interval, and the mean.
         */
        BoardSatisfaction: {
            /** High */
            high: number | null;
            /** Low */
            low: number | null;
            /** Mean */
            mean: number | null;
            /** N */
            n: number;
            /** Share */
            share: number | null;
            /** Top */
            top: number;
        };
        /**
         * BoardToday
         * @description Since midnight.
         */
        BoardToday: {
            /** Begun */
            begun: number;
            first_reply: components["schemas"]["BoardReply"];
            /**
             * Handed Over
             * @description conversations the assistant handed over
             */
            handed_over: number;
            /**
             * Resolved
             * @description resolved today and still resolved
             */
            resolved: number;
            satisfaction: components["schemas"]["BoardSatisfaction"];
        };
        /** Body_import_graph_api_v1_knowledge_bases__base_id__graph_post */
        Body_import_graph_api_v1_knowledge_bases__base_id__graph_post: {
            /**
             * Dry Run
             * @default false
             */
            dry_run?: boolean;
            /** File */
            file: string;
        };
        /** Body_start_import_api_v1_knowledge_imports_post */
        Body_start_import_api_v1_knowledge_imports_post: {
            /** Base Id */
            base_id: string;
            /**
             * Drafts
             * @default false
             */
            drafts?: boolean;
            /**
             * Dry Run
             * @default false
             */
            dry_run?: boolean;
            /** File */
            file: string;
            /** Folder Id */
            folder_id?: string | null;
            /** Mapping */
            mapping?: string | null;
            /**
             * Policy
             * @default update
             * @enum {string}
             */
            policy?: "update" | "skip";
        };
        /** Body_store_picture_api_v1_knowledge_pictures_post */
        Body_store_picture_api_v1_knowledge_pictures_post: {
            /** File */
            file: string;
        };
        /**
         * Brief
         * @description What the assistant knew when it handed over; empty where the customer pressed the button.
         */
        Brief: {
            /**
             * Anger
             * @default 0
             */
            anger?: number;
            /**
             * Issue
             * @default []
             */
            issue?: string[];
            /**
             * Mood
             * @default neutral
             * @enum {string}
             */
            mood?: "negative" | "neutral" | "positive";
            /**
             * Orders
             * @default []
             */
            orders?: string[];
            /**
             * Slots
             * @default []
             */
            slots?: components["schemas"]["BriefSlot"][];
            /**
             * Topics
             * @default []
             */
            topics?: string[];
            /**
             * Tried
             * @default []
             */
            tried?: components["schemas"]["BriefTried"][];
            /**
             * Urgency
             * @default 0
             */
            urgency?: number;
        };
        /**
         * BriefSlot
         * @description What a flow was told.
         */
        BriefSlot: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * BriefTried
         * @description A turn of the assistant's: how it ended, and the entries or flows it was about.
         */
        BriefTried: {
            /** About */
            about: string[];
            /** Outcome */
            outcome: string;
        };
        /**
         * BulkIn
         * @description One change to many entries. ``folder_id`` null: to the top. ``add_tags`` and ``remove_tags`` belong to ``tag``.
         */
        BulkIn: {
            /**
             * Action
             * @enum {string}
             */
            action: "move" | "tag" | "publish" | "archive";
            /**
             * Add Tags
             * @example [
             *       "售后"
             *     ]
             */
            add_tags?: string[];
            /** Folder Id */
            folder_id?: string | null;
            /** Ids */
            ids: string[];
            /** Remove Tags */
            remove_tags?: string[];
        };
        /**
         * BulkOut
         * @description What became of each. ``warnings``: of those that were done, what is worth knowing.
         * @example {
         *       "done": [
         *         "01930000-0000-7000-8000-000000000001"
         *       ],
         *       "failed": [
         *         {
         *           "code": "no_draft",
         *           "id": "01930000-0000-7000-8000-000000000002",
         *           "message": "该条目没有可操作的草稿。"
         *         }
         *       ]
         *     }
         */
        BulkOut: {
            /** Done */
            done: string[];
            /** Failed */
            failed: components["schemas"]["FailureOut"][];
            /**
             * Warnings
             * @default []
             */
            warnings?: components["schemas"]["FailureOut"][];
        };
        /**
         * CallIn
         * @description An operation and its arguments. ``key``: the same key again returns what was recorded; ``reason``: why.
         */
        CallIn: {
            /** Arguments */
            arguments?: {
                [key: string]: unknown;
            };
            /** Key */
            key: string;
            /** Operation */
            operation: string;
            /** Reason */
            reason: string;
        };
        /**
         * CandidateOut
         * @description An entry that was considered. ``guards``: what speaks against it; ``exact``: asked in its own words.
         */
        CandidateOut: {
            /** Dense */
            dense: number | null;
            /** Entry Id */
            entry_id: string;
            /**
             * Exact
             * @default false
             */
            exact?: boolean;
            /**
             * Guards
             * @default []
             */
            guards?: string[];
            /** Lexical */
            lexical: number;
            /** Locale */
            locale?: string | null;
            /** Matched */
            matched: string;
            /** Score */
            score: number;
            /** Title */
            title: string;
        };
        /**
         * CannedFolderList
         * @description All folders.
         */
        CannedFolderList: {
            /** Items */
            items: components["schemas"]["CannedFolderOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CannedFolderOut
         * @description A folder, and how many replies the reader sees in it.
         */
        CannedFolderOut: {
            /** Name */
            name: string;
            /** Replies */
            replies: number;
        };
        /**
         * CannedReplyIn
         * @description A canned reply to make.
         */
        CannedReplyIn: {
            /**
             * Body
             * @description Markdown, with variables: {{customer.name}}
             * @default
             */
            body?: string;
            /**
             * Folder
             * @default
             */
            folder?: string;
            /**
             * Locale
             * @description null: whatever language
             */
            locale?: ("zh" | "en") | null;
            /**
             * Scope
             * @default personal
             * @enum {string}
             */
            scope?: "personal" | "team" | "workspace";
            /**
             * Shortcut
             * @description what is typed after /; stored in lower case
             */
            shortcut: string;
            /**
             * Steps
             * @description what is done beside, in this order
             */
            steps?: components["schemas"]["CannedStep"][];
            /**
             * Team Id
             * @description whose, with scope team
             */
            team_id?: string | null;
            /** Title */
            title: string;
        };
        /**
         * CannedReplyOut
         * @description A canned reply; ``may_edit``: whether the reader may change it.
         */
        CannedReplyOut: {
            /** Body */
            body: string;
            /** Folder */
            folder: string;
            /** Id */
            id: string;
            /** Locale */
            locale: ("zh" | "en") | null;
            /** May Edit */
            may_edit: boolean;
            /**
             * Scope
             * @enum {string}
             */
            scope: "personal" | "team" | "workspace";
            /** Shortcut */
            shortcut: string;
            /** Steps */
            steps: components["schemas"]["CannedStep"][];
            /** Team Id */
            team_id: string | null;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /**
             * Updated By
             * @description a name
             */
            updated_by: string | null;
            /** Used At */
            used_at: string | null;
            /** Uses */
            uses: number;
            /** Variables */
            variables: string[];
            /** Version */
            version: number;
        };
        /**
         * CannedReplyPage
         * @description A page of canned replies, the most used first.
         */
        CannedReplyPage: {
            /** Items */
            items: components["schemas"]["CannedReplyOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CannedReplyPatch
         * @description Changes to a canned reply as of ``version``.
         */
        CannedReplyPatch: {
            /** Body */
            body?: string | null;
            /** Folder */
            folder?: string | null;
            /** Locale */
            locale?: ("zh" | "en") | null;
            /** Scope */
            scope?: ("personal" | "team" | "workspace") | null;
            /** Shortcut */
            shortcut?: string | null;
            /** Steps */
            steps?: components["schemas"]["CannedStep"][] | null;
            /** Team Id */
            team_id?: string | null;
            /** Title */
            title?: string | null;
            /** Version */
            version: number;
        };
        /**
         * CannedStep
         * @description Something that happens beside what is said: a priority or a tag (``value``), whom it goes to, how long it sleeps.
         */
        CannedStep: {
            /** Agent Id */
            agent_id?: string | null;
            /**
             * Do
             * @enum {string}
             */
            do: "priority" | "tag" | "assign" | "snooze" | "pend" | "resolve";
            /**
             * For S
             * @description how long a snooze lasts, s
             */
            for_s?: number | null;
            /** Queue Id */
            queue_id?: string | null;
            /** Value */
            value?: string | null;
        };
        /**
         * CannedVariableList
         * @description All variables.
         */
        CannedVariableList: {
            /** Items */
            items: components["schemas"]["CannedVariableOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CannedVariableOut
         * @description A variable, called in the reader's language.
         */
        CannedVariableOut: {
            /** Label */
            label: string;
            /** Name */
            name: string;
        };
        /**
         * ChannelAccepted
         * @description A committed message.
         */
        ChannelAccepted: {
            conversation_id: string;
            duplicate: boolean;
            id: string;
            seq: number;
        };
        /**
         * ChannelCustomer
         * @description Who writes, as the program knows them.
         */
        ChannelCustomer: {
            /** @default null */
            email?: string | null;
            external_id: string;
            /** @default null */
            name?: string | null;
            /** @default null */
            phone?: string | null;
            /** @default false */
            verified?: boolean;
        };
        /**
         * ChannelMessage
         * @description A message that a program brings; ``external_id`` is its id of it, accepted once.
         *
         *         ``sent_at`` (ISO 8601 with a time zone) is kept beside the time of arrival, which orders the conversation.
         */
        ChannelMessage: {
            content: Record<string, never>;
            customer: components["schemas"]["ChannelCustomer"];
            external_id: string;
            /** @enum {unknown} */
            kind: "file" | "image" | "text";
            /** @default null */
            sent_at?: string | null;
        };
        /**
         * Check
         * @description One thing that was looked at. ``facts``: numbers (bytes, seconds, counts), names and times behind the state.
         */
        Check: {
            /** Facts */
            facts: {
                [key: string]: number | string | null;
            };
            /**
             * Key
             * @enum {string}
             */
            key: "database" | "workers" | "jobs" | "log" | "projections" | "inbound" | "effects" | "disk" | "backup";
            /**
             * State
             * @enum {string}
             */
            state: "ok" | "warn" | "fail";
        };
        /**
         * CheckIn
         * @description A check. ``entry_id`` null: the question must be refused.
         */
        CheckIn: {
            /** Entry Id */
            entry_id?: string | null;
            /**
             * Locale
             * @default zh
             * @enum {string}
             */
            locale?: "zh" | "en";
            /**
             * Question
             * @example 七天后还能退吗
             */
            question: string;
        };
        /**
         * CheckLineIn
         * @description A line of a pasted list. ``entry``: the expected entry's question, or one of its similar ones; null: must be refused.
         */
        CheckLineIn: {
            /**
             * Entry
             * @example 怎么退货
             */
            entry?: string | null;
            /**
             * Question
             * @example 七天后还能退吗
             */
            question: string;
        };
        /**
         * CheckList
         * @description A base's checks, oldest first.
         */
        CheckList: {
            /** Items */
            items: components["schemas"]["CheckOut"][];
        };
        /**
         * CheckOut
         * @description A check.
         * @example {
         *       "base_id": "01930000-0000-7000-8000-000000000002",
         *       "created_at": "2026-11-22T06:00:00Z",
         *       "entry_id": "01930000-0000-7000-8000-000000000002",
         *       "entry_title": "怎么退货",
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "locale": "zh",
         *       "must_refuse": false,
         *       "question": "七天后还能退吗"
         *     }
         */
        CheckOut: {
            /** Base Id */
            base_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Entry Id */
            entry_id: string | null;
            /** Entry Title */
            entry_title: string | null;
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Must Refuse */
            must_refuse: boolean;
            /** Question */
            question: string;
        };
        /**
         * ChecksIn
         * @description Many checks at once; questions that are checked already are passed over.
         */
        ChecksIn: {
            /** Lines */
            lines: components["schemas"]["CheckLineIn"][];
            /**
             * Locale
             * @default zh
             * @enum {string}
             */
            locale?: "zh" | "en";
        };
        /**
         * ChecksMadeOut
         * @description How many checks were added, and which lines were not.
         */
        ChecksMadeOut: {
            /** Created */
            created: number;
            /** Failed */
            failed: components["schemas"]["LineFailureOut"][];
        };
        /**
         * CitedOut
         * @description A turn that rested on the entry. ``settled``: what came of it; null, nothing yet.
         */
        CitedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Confidence */
            confidence: number | null;
            /** Conversation Id */
            conversation_id: string;
            /** Customer */
            customer: string;
            /** Number */
            number: number;
            /** Settled */
            settled: ("resolved" | "handed_over") | null;
            /** Turn Id */
            turn_id: string;
        };
        /**
         * ConditionShape
         * @description What has to hold of the event, its page or its customer.
         */
        ConditionShape: {
            /**
             * Field
             * @description path, title, properties.x, customer.name, customer.verified or customer.tags
             */
            field: string;
            /**
             * Op
             * @enum {string}
             */
            op: "is" | "is_not" | "contains" | "starts" | "at_least" | "at_most";
            /** Value */
            value: string;
        };
        /**
         * ConfirmIn
         * @description That the customer said yes, and how (on the phone, in this conversation).
         */
        ConfirmIn: {
            /** Code */
            code?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * ConnectorCheck
         * @description A manifest to be looked at.
         */
        ConnectorCheck: {
            /** Document */
            document?: string | null;
            /** Manifest */
            manifest: string;
        };
        /**
         * ConnectorChecked
         * @description What would be wrong with a manifest.
         */
        ConnectorChecked: {
            /** Operations */
            operations: string[];
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
        };
        /**
         * ConnectorIn
         * @description A connector to add. ``document``: its OpenAPI document (JSON or YAML), where it is not to be fetched.
         */
        ConnectorIn: {
            /** Document */
            document?: string | null;
            /** Manifest */
            manifest: string;
            /** Secret */
            secret?: string | null;
        };
        /**
         * ConnectorOut
         * @description A connector. ``breaker``: how its system stands in this process; ``described``: operations its system says it has.
         */
        ConnectorOut: {
            /** Base Url */
            base_url: string;
            /**
             * Breaker
             * @enum {string}
             */
            breaker: "closed" | "open" | "half_open";
            /** Described */
            described: string[];
            /** Enabled */
            enabled: boolean;
            /** Has Sandbox Secret */
            has_sandbox_secret: boolean;
            /** Has Secret */
            has_secret: boolean;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Manifest */
            manifest: string;
            /** Name */
            name: string;
            /** Operations */
            operations: string[];
            /** Read At */
            read_at: string | null;
            /** Sandbox Url */
            sandbox_url: string | null;
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * ConnectorPage
         * @description A workspace's connectors.
         */
        ConnectorPage: {
            /** Items */
            items: components["schemas"]["ConnectorOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ConnectorPatch
         * @description What changes of a connector as of ``version``; nothing: its system is read again.
         */
        ConnectorPatch: {
            /** Document */
            document?: string | null;
            /** Manifest */
            manifest?: string | null;
            /** Version */
            version: number;
        };
        /**
         * ConsentOut
         * @description A line the customer agreed to: ``version`` tells one wording from another.
         */
        ConsentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Inbox */
            inbox: string;
            /** Inbox Id */
            inbox_id: string;
            /** Text */
            text: string;
            /** Version */
            version: string;
        };
        /**
         * ContentOut
         * @description A version with all it says.
         */
        ContentOut: {
            /** Answer */
            answer: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Audience */
            audience: string;
            author: components["schemas"]["ActorOut"] | null;
            /** Kind */
            kind: string;
            /** Locale */
            locale: string;
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Question */
            question: string;
            /** Restored From */
            restored_from: number | null;
            /** Similar */
            similar: string[];
            /** Summary */
            summary: string;
            /** Valid From */
            valid_from: string | null;
            /** Valid Until */
            valid_until: string | null;
            /** Variants */
            variants: {
                [key: string]: string;
            };
        };
        /**
         * CorrectionOut
         * @description An answer marked wrong. ``question`` and ``kept`` (without personal data) are null where you may not see the conversation.
         */
        CorrectionOut: {
            /** Conversation Id */
            conversation_id: string;
            entry: components["schemas"]["EntryBrief"];
            /** Id */
            id: string;
            /** Kept */
            kept: string | null;
            /**
             * Marked At
             * Format: date-time
             */
            marked_at: string;
            marked_by: components["schemas"]["PersonOut"];
            /** Question */
            question: string | null;
            /** Reviewed At */
            reviewed_at: string | null;
            reviewed_by: components["schemas"]["PersonOut"] | null;
            right: components["schemas"]["EntryBrief"] | null;
            /** Seq */
            seq: number;
            /**
             * State
             * @enum {string}
             */
            state: "pending" | "approved" | "rejected";
            /** Turn Id */
            turn_id: string;
        };
        /**
         * CorrectionsOut
         * @description A page of corrections, newest first; ``counts``: all of them by state.
         */
        CorrectionsOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Items */
            items: components["schemas"]["CorrectionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Counts
         * @description Turns by outcome.
         */
        Counts: {
            /** Answer */
            answer: number;
            /** Choices */
            choices: number;
            /** Refuse */
            refuse: number;
        };
        /**
         * CustomerMessage
         * @description A customer's message; the same ``client_id`` is accepted once.
         */
        CustomerMessage: {
            client_id: string;
            content: Record<string, never>;
            /** @enum {unknown} */
            kind: "file" | "image" | "text";
            /** @default null */
            reply_to?: string | null;
        };
        /**
         * CustomerOut
         * @description A customer. ``masked`` names the fields that hide something; unmasking asks for a reason.
         */
        CustomerOut: {
            /** Address */
            address: string | null;
            /** Attributes */
            attributes: {
                [key: string]: unknown;
            };
            /** Consents */
            consents: components["schemas"]["ConsentOut"][];
            /** Conversations Count */
            conversations_count: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Erased At */
            erased_at: string | null;
            /** External Ids */
            external_ids: components["schemas"]["ExternalIdOut"][];
            /** Id */
            id: string;
            /** Locale */
            locale: string | null;
            /** Masked */
            masked: string[];
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Phone */
            phone: string | null;
            /** Tags */
            tags: string[];
            /** Verified */
            verified: boolean;
        };
        /**
         * CustomerPage
         * @description A page of customers.
         */
        CustomerPage: {
            /** Items */
            items: components["schemas"]["CustomerOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CustomerPatch
         * @description Changes to a customer. A mask sent back leaves its field as it is; null empties it.
         */
        CustomerPatch: {
            /** Address */
            address?: string | null;
            /** Attributes */
            attributes?: {
                [key: string]: unknown;
            };
            /** Email */
            email?: string | null;
            /** Name */
            name?: string | null;
            /** Phone */
            phone?: string | null;
            /** Tags */
            tags?: string[];
        };
        /**
         * CustomerRef
         * @description Who writes.
         */
        CustomerRef: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Verified */
            verified: boolean;
        };
        /**
         * DayOut
         * @description A day (UTC) in one currency. ``cost``: millionths of its unit.
         */
        DayOut: {
            /** Calls */
            calls: number;
            /** Cost */
            cost: number;
            /** Currency */
            currency: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Failures */
            failures: number;
            /** Tokens In */
            tokens_in: number;
            /** Tokens Out */
            tokens_out: number;
        };
        /**
         * DecisionOut
         * @description Where a conversation was sent.
         */
        DecisionOut: {
            /** Agent Id */
            agent_id: string | null;
            /** Agent Name */
            agent_name: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "assigned" | "overflow" | "given_back";
            /** Queue Id */
            queue_id: string;
            /** Queue Name */
            queue_name: string;
            /**
             * Reason
             * @description agent_away or agent_left, where it was given back
             */
            reason: string | null;
            /** Waited S */
            waited_s: number | null;
            /** @description of who was chosen */
            why: components["schemas"]["WhyOut"] | null;
        };
        /**
         * DeliveryReceipt
         * @description What became of a message.
         */
        DeliveryReceipt: {
            /** @default null */
            failure?: string | null;
            message_id: string;
            /** @enum {unknown} */
            state: "delivered" | "failed" | "read";
        };
        /**
         * DiffOut
         * @description What differs between two versions.
         * @example {
         *       "after": 4,
         *       "before": 3,
         *       "fields": [
         *         {
         *           "after": "运费 8 元。",
         *           "before": "运费 6 元。",
         *           "field": "answer",
         *           "hunks": [
         *             {
         *               "after_line": 1,
         *               "before_line": 1,
         *               "lines": [
         *                 {
         *                   "op": "removed",
         *                   "text": "运费 6 元。"
         *                 },
         *                 {
         *                   "op": "added",
         *                   "text": "运费 8 元。"
         *                 }
         *               ]
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        DiffOut: {
            /** After */
            after: number;
            /** Before */
            before: number;
            /** Fields */
            fields: components["schemas"]["FieldDiffOut"][];
        };
        /**
         * DismissIn
         * @description Whether the pair is fine as it is.
         */
        DismissIn: {
            /**
             * Dismissed
             * @default true
             */
            dismissed?: boolean;
        };
        /**
         * DraftKept
         * @description When it was kept; null: nothing is kept.
         */
        DraftKept: {
            /** Updated At */
            updated_at: string | null;
        };
        /**
         * Earlier
         * @description A page of older messages.
         */
        Earlier: {
            has_earlier: boolean;
            items: Record<string, never>[];
        };
        /**
         * EffectOut
         * @description What became of the entry's answers in live conversations, and how useful people found it.
         */
        EffectOut: {
            /** Answered */
            answered: number;
            /** Down */
            down: number;
            /** Handed Over */
            handed_over: number;
            /** Resolved */
            resolved: number;
            /** Up */
            up: number;
            /** Used At */
            used_at: string | null;
        };
        /**
         * EntityBrief
         * @description A thing by its name.
         */
        EntityBrief: {
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
        };
        /**
         * EntityDetail
         * @description A thing with all that hangs on it.
         */
        EntityDetail: {
            /** Aliases */
            aliases: string[];
            /** Base Id */
            base_id: string;
            /** Entries */
            entries: number;
            /** Entries Of */
            entries_of: components["schemas"]["LinkedEntryOut"][];
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Relations */
            relations: number;
            /** Relations Of */
            relations_of: components["schemas"]["RelationEnd"][];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            updated_by: components["schemas"]["ActorOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * EntityIn
         * @description A product, part, fault, policy or topic of a base.
         */
        EntityIn: {
            /**
             * Aliases
             * @description What else customers call it
             */
            aliases?: string[];
            /** Base Id */
            base_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
            /**
             * Note
             * @description For colleagues
             * @default
             */
            note?: string;
        };
        /**
         * EntityOut
         * @description A thing with how many entries tell of it and how many relations it has.
         */
        EntityOut: {
            /** Aliases */
            aliases: string[];
            /** Base Id */
            base_id: string;
            /** Entries */
            entries: number;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Relations */
            relations: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            updated_by: components["schemas"]["ActorOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * EntityPage
         * @description A page of things by name.
         */
        EntityPage: {
            /** Items */
            items: components["schemas"]["EntityOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * EntityPatch
         * @description What to change of it.
         */
        EntityPatch: {
            /** Aliases */
            aliases?: string[] | null;
            /**
             * Expected Version
             * @description The version that was read; 409 when it moved since
             */
            expected_version?: number | null;
            /** Kind */
            kind?: ("product" | "part" | "fault" | "policy" | "topic") | null;
            /** Name */
            name?: string | null;
            /** Note */
            note?: string | null;
        };
        /**
         * EntryAskedIn
         * @description What an entry is about to say. ``entry_id``: its own, where it has one.
         */
        EntryAskedIn: {
            /**
             * Audience
             * @default customer
             * @enum {string}
             */
            audience?: "customer" | "agent";
            /** Base Id */
            base_id: string;
            /** Entry Id */
            entry_id?: string | null;
            /**
             * Locale
             * @default zh
             * @enum {string}
             */
            locale?: "zh" | "en";
            /**
             * Question
             * @default
             * @example 怎么退货
             */
            question?: string;
            /**
             * Similar
             * @example [
             *       "退货流程",
             *       "我想退货"
             *     ]
             */
            similar?: string[];
            /** Valid From */
            valid_from?: string | null;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * EntryBrief
         * @description An entry by its question. ``title`` null: it was deleted.
         */
        EntryBrief: {
            /** Id */
            id: string;
            /** Score */
            score?: number | null;
            /** State */
            state?: ("draft" | "published" | "archived") | null;
            /** Title */
            title: string | null;
        };
        /**
         * EntryDraftIn
         * @description An edit that is kept beside what is live.
         */
        EntryDraftIn: {
            /** Answer */
            answer?: string | null;
            /** Audience */
            audience?: ("customer" | "agent") | null;
            /**
             * Expected Version
             * @description The entry's version as it was read
             * @example 3
             */
            expected_version?: number | null;
            /** Kind */
            kind?: ("faq" | "article") | null;
            /** Locale */
            locale?: ("zh" | "en") | null;
            /**
             * Note
             * @default
             * @example 运费改为 8 元
             */
            note?: string;
            /** Question */
            question?: string | null;
            /** Similar */
            similar?: string[] | null;
            /** Summary */
            summary?: string | null;
            /** Valid From */
            valid_from?: string | null;
            /** Valid Until */
            valid_until?: string | null;
            /** Variants */
            variants?: {
                [key: string]: string;
            } | null;
        };
        /**
         * EntryDraftOut
         * @description The version that waits to be published. ``held_by_run``: the checks that kept it from going live.
         */
        EntryDraftOut: {
            by: components["schemas"]["ActorOut"] | null;
            /** Held By Run */
            held_by_run: string | null;
            /** Number */
            number: number;
            /** Publish At */
            publish_at: string | null;
            /** Review Note */
            review_note: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "scheduled";
        };
        /**
         * EntryEntitiesIn
         * @description Which things an entry tells of: these and no others.
         */
        EntryEntitiesIn: {
            /** Entity Ids */
            entity_ids: string[];
        };
        /**
         * EntryEntitiesOut
         * @description What an entry tells of.
         */
        EntryEntitiesOut: {
            /** Items */
            items: components["schemas"]["EntryEntityOut"][];
        };
        /**
         * EntryEntityOut
         * @description A thing an entry tells of.
         */
        EntryEntityOut: {
            /** Found */
            found: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
        };
        /**
         * EntryIn
         * @description A new entry. ``variants``: the answer in inboxes of a kind, where it differs. ``audience`` agent: never for customers.
         */
        EntryIn: {
            /**
             * Answer
             * @example 1. 打开订单
             *     2. 点“申请退货”
             */
            answer: string;
            /**
             * Audience
             * @default customer
             * @enum {string}
             */
            audience?: "customer" | "agent";
            /** Base Id */
            base_id: string;
            /** Folder Id */
            folder_id?: string | null;
            /**
             * Kind
             * @default faq
             * @enum {string}
             */
            kind?: "faq" | "article";
            /**
             * Locale
             * @default zh
             * @enum {string}
             */
            locale?: "zh" | "en";
            /** Owner Id */
            owner_id?: string | null;
            /**
             * Question
             * @example 怎么退货
             */
            question: string;
            /**
             * Similar
             * @example [
             *       "退货流程",
             *       "我想退货"
             *     ]
             */
            similar?: string[];
            /**
             * State
             * @default published
             * @enum {string}
             */
            state?: "draft" | "published";
            /**
             * Summary
             * @default
             */
            summary?: string;
            /**
             * Tags
             * @example [
             *       "售后"
             *     ]
             */
            tags?: string[];
            /** Valid From */
            valid_from?: string | null;
            /** Valid Until */
            valid_until?: string | null;
            /**
             * Variants
             * @example {
             *       "api": "请在订单里申请退货。"
             *     }
             */
            variants?: {
                [key: string]: string;
            };
        };
        /**
         * EntryList
         * @description A page of entries.
         */
        EntryList: {
            /** Items */
            items: components["schemas"]["EntryOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * EntryOut
         * @description An entry: what is live, or its newest draft while nothing is. ``live_number`` and ``draft`` name versions.
         *
         *     ``warnings``: in answers to a change, of what was just written.
         * @example {
         *       "answer": "1. 打开订单\n2. 点“申请退货”",
         *       "audience": "customer",
         *       "base_id": "01930000-0000-7000-8000-000000000002",
         *       "draft": {
         *         "by": {
         *           "id": "01930000-0000-7000-8000-000000000002",
         *           "kind": "person",
         *           "name": "林晓"
         *         },
         *         "number": 4,
         *         "review_note": "",
         *         "state": "in_review"
         *       },
         *       "effect": {
         *         "answered": 40,
         *         "down": 1,
         *         "handed_over": 4,
         *         "resolved": 31,
         *         "up": 5,
         *         "used_at": "2026-11-22T06:00:00Z"
         *       },
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "kind": "faq",
         *       "last_number": 4,
         *       "live_number": 3,
         *       "locale": "zh",
         *       "owner": {
         *         "id": "01930000-0000-7000-8000-000000000002",
         *         "kind": "person",
         *         "name": "林晓"
         *       },
         *       "published_at": "2026-11-22T06:00:00Z",
         *       "question": "怎么退货",
         *       "similar": [
         *         "退货流程"
         *       ],
         *       "state": "published",
         *       "summary": "",
         *       "tags": [
         *         "售后"
         *       ],
         *       "updated_at": "2026-11-22T06:00:00Z",
         *       "updated_by": {
         *         "id": "01930000-0000-7000-8000-000000000002",
         *         "kind": "person",
         *         "name": "林晓"
         *       },
         *       "uses": 41,
         *       "valid_until": "2027-01-01T00:00:00Z",
         *       "variants": {
         *         "api": "请在网页订单里申请退货。"
         *       },
         *       "version": 7
         *     }
         */
        EntryOut: {
            /** Answer */
            answer: string;
            /**
             * Audience
             * @enum {string}
             */
            audience: "customer" | "agent";
            /** Base Id */
            base_id: string;
            draft: components["schemas"]["EntryDraftOut"] | null;
            effect: components["schemas"]["EffectOut"];
            /** Folder Id */
            folder_id: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "faq" | "article";
            /** Last Number */
            last_number: number;
            /** Live Number */
            live_number: number | null;
            /** Locale */
            locale: string;
            owner: components["schemas"]["ActorOut"] | null;
            /** Published At */
            published_at: string | null;
            /** Question */
            question: string;
            /** Similar */
            similar: string[];
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "in_review" | "published" | "archived";
            /** Summary */
            summary: string;
            /** Tags */
            tags: string[];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            updated_by: components["schemas"]["ActorOut"] | null;
            /** Uses */
            uses: number;
            /** Valid From */
            valid_from: string | null;
            /** Valid Until */
            valid_until: string | null;
            /** Variants */
            variants: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /**
             * Warnings
             * @default []
             */
            warnings?: components["schemas"]["WarningOut"][];
        };
        /**
         * EntryPatch
         * @description Changes to what is live; ``expected_version`` guards against overwriting somebody else's.
         *
         *     ``tags``, ``folder_id`` and ``owner_id`` (null: none) alone move the entry and are no new version.
         */
        EntryPatch: {
            /** Answer */
            answer?: string | null;
            /** Audience */
            audience?: ("customer" | "agent") | null;
            /** Expected Version */
            expected_version?: number | null;
            /** Folder Id */
            folder_id?: string | null;
            /** Kind */
            kind?: ("faq" | "article") | null;
            /** Locale */
            locale?: ("zh" | "en") | null;
            /** Owner Id */
            owner_id?: string | null;
            /** Question */
            question?: string | null;
            /** Similar */
            similar?: string[] | null;
            /** State */
            state?: ("draft" | "published") | null;
            /** Summary */
            summary?: string | null;
            /** Tags */
            tags?: string[] | null;
            /** Valid From */
            valid_from?: string | null;
            /** Valid Until */
            valid_until?: string | null;
            /** Variants */
            variants?: {
                [key: string]: string;
            } | null;
        };
        /**
         * EntryWarnings
         * @description Warnings of an entry as it would be published.
         */
        EntryWarnings: {
            /** Warnings */
            warnings: components["schemas"]["WarningOut"][];
        };
        /**
         * EraseIn
         * @description The customer's number, typed by hand: erasing cannot be undone.
         */
        EraseIn: {
            /** Confirm */
            confirm: number;
        };
        /**
         * EraseOut
         * @description The customer's data was destroyed.
         */
        EraseOut: {
            /** Id */
            id: string;
            /** Number */
            number: number;
        };
        /**
         * ExampleOut
         * @description One asking. ``reasons``: all that says it was not answered well.
         */
        ExampleOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Conversation Id */
            conversation_id: string;
            /** Reasons */
            reasons: ("refused" | "unresolved" | "rated_low" | "not_helpful" | "marked_wrong")[];
            /** Seq */
            seq: number;
            /** Text */
            text: string;
            /** Turn Id */
            turn_id: string;
        };
        /**
         * ExternalIdOut
         * @description The customer as one inbox knows him.
         */
        ExternalIdOut: {
            /** External Id */
            external_id: string;
            /** Inbox Id */
            inbox_id: string;
            /** Inbox Name */
            inbox_name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "user" | "visitor" | "external";
            /** Verified */
            verified: boolean;
        };
        /**
         * Failure
         * @description Why a message did not arrive.
         */
        Failure: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * FailureOut
         * @description An entry that was not changed, and why.
         */
        FailureOut: {
            /** Code */
            code: string;
            /** Id */
            id: string;
            /** Message */
            message: string;
        };
        /**
         * FieldDiffOut
         * @description A field that differs. ``field``: its name, or ``variants.<kind of inbox>``; ``hunks`` for texts.
         */
        FieldDiffOut: {
            /** After */
            after: string | string[] | null;
            /** Before */
            before: string | string[] | null;
            /** Field */
            field: string;
            /** Hunks */
            hunks: components["schemas"]["HunkOut"][];
        };
        /**
         * Filters
         * @description Which conversations a list shows; what is not given narrows nothing. Holds ids and states, never words about people.
         */
        Filters: {
            /**
             * Handed Over
             * @description whether the assistant handed it over
             */
            handed_over?: boolean | null;
            /** Inbox Id */
            inbox_id?: string[];
            /**
             * Owner
             * @description me, assistant, queue, or colleagues' ids
             */
            owner?: string[];
            /** Priority */
            priority?: ("low" | "normal" | "high" | "urgent")[];
            /** Queue Id */
            queue_id?: string[];
            /**
             * Status
             * @default open
             * @enum {string}
             */
            status?: "open" | "pending" | "snoozed" | "resolved" | "any";
            /** Team Id */
            team_id?: string[];
            /**
             * Unread
             * @description whether messages of the customer wait to be looked at
             */
            unread?: boolean | null;
            /**
             * View
             * @default all
             * @enum {string}
             */
            view?: "mine" | "unassigned" | "team" | "assistant" | "mentioned" | "following" | "all";
            /**
             * Waiting Over S
             * @description the customer waits longer than this
             */
            waiting_over_s?: number | null;
        };
        /**
         * FiredOut
         * @description Hand-overs of live conversations. ``failed``: the assistant itself broke down.
         */
        FiredOut: {
            /** Failed */
            failed: number;
            promised: components["schemas"]["PromisedOut"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Times */
            times: components["schemas"]["TimesOut"][];
            /** Total */
            total: number;
        };
        /**
         * FirstRun
         * @description The five steps in their order; closed: nobody wants to see them again.
         */
        FirstRun: {
            /** Closed */
            closed: boolean;
            /** Steps */
            steps: components["schemas"]["FirstStep"][];
        };
        /**
         * FirstRunPatch
         * @description Whether the steps are still shown.
         */
        FirstRunPatch: {
            /** Closed */
            closed: boolean;
        };
        /**
         * FirstStep
         * @description A step. entries: in all bases; people: who may sign in; host, seen_at: where a page last loaded a widget.
         */
        FirstStep: {
            /** Entries */
            entries?: number | null;
            /** Host */
            host?: string | null;
            /**
             * Key
             * @enum {string}
             */
            key: "workspace" | "knowledge" | "look" | "people" | "snippet";
            /** People */
            people?: number | null;
            /** Seen At */
            seen_at?: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "done" | "skipped";
        };
        /**
         * FirstStepPatch
         * @description What somebody says of a step; one that Zhike can see for itself is done all the same.
         */
        FirstStepPatch: {
            /**
             * State
             * @enum {string}
             */
            state: "open" | "done" | "skipped";
        };
        /**
         * FlagOut
         * @description A remark about a row, in the reader's language.
         */
        FlagOut: {
            /** Code */
            code: string;
            /** Entry Id */
            entry_id: string | null;
            /** Message */
            message: string;
            /** Row */
            row: number | null;
        };
        /**
         * FlowChecked
         * @description A file as it was read: a picture of it where it can be, and everything that is to be said.
         */
        FlowChecked: {
            graph: components["schemas"]["FlowGraph"] | null;
            /** Name */
            name: string | null;
            /** Problems */
            problems: components["schemas"]["FlowProblem"][];
            /** Remarks */
            remarks: components["schemas"]["FlowRemark"][];
            /** Title */
            title: string | null;
        };
        /**
         * FlowEdge
         * @description A way from one step to another. ``on``: next, or the branch that is taken.
         */
        FlowEdge: {
            /**
             * Label
             * @default
             */
            label?: string;
            /** On */
            on: string;
            /** Source */
            source: string;
            /** Target */
            target: string;
        };
        /**
         * FlowEvent
         * @description What happened to a run of a flow. ``detail``: the repair pattern, the operation with its outcome, how it ended.
         */
        FlowEvent: {
            /** Detail */
            detail: string | null;
            /** Flow */
            flow: string;
            /** Name */
            name: string;
            /** Run */
            run: string;
            /** Version */
            version: number;
        };
        /**
         * FlowFigures
         * @description What came of a flow in thirty days. ``contained``: ended without a person; ``turns``: on average.
         */
        FlowFigures: {
            /** Cancelled */
            cancelled: number;
            /** Contained */
            contained: number;
            /** Handed Over */
            handed_over: number;
            /** Open */
            open: number;
            /** Resolved */
            resolved: number;
            /** Runs */
            runs: number;
            /** Turns */
            turns: number | null;
        };
        /**
         * FlowGraph
         * @description A flow as a picture: steps, and the ways between them; ``end`` is a node of its own.
         */
        FlowGraph: {
            /** Edges */
            edges: components["schemas"]["FlowEdge"][];
            /** Nodes */
            nodes: components["schemas"]["FlowNode"][];
        };
        /**
         * FlowIn
         * @description A flow's file.
         */
        FlowIn: {
            /**
             * Source
             * @description YAML
             */
            source: string;
        };
        /**
         * FlowList
         * @description Flows, by name.
         */
        FlowList: {
            /** Items */
            items: components["schemas"]["FlowRow"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * FlowLive
         * @description Which version is live; null: none.
         */
        FlowLive: {
            /** Version */
            version: number | null;
        };
        /**
         * FlowNode
         * @description A step as a picture shows it. ``verb``: what it does; ``text``: what it says, asks or calls.
         */
        FlowNode: {
            /** Id */
            id: string;
            /** Text */
            text: string;
            /** Verb */
            verb: string;
        };
        /**
         * FlowOut
         * @description A flow with its draft.
         */
        FlowOut: {
            /** Changed */
            changed: boolean;
            checked: components["schemas"]["FlowChecked"];
            /** Description */
            description: string;
            /** Errors */
            errors: number;
            figures: components["schemas"]["FlowFigures"] | null;
            /** Id */
            id: string;
            /** Live Version */
            live_version: number | null;
            /** Name */
            name: string;
            /** Source */
            source: string;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Updated By */
            updated_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * FlowProblem
         * @description What is wrong with a file, and in which line.
         */
        FlowProblem: {
            /** Line */
            line: number;
            /** Message */
            message: string;
        };
        /**
         * FlowPublish
         * @description Which draft is published, and why.
         */
        FlowPublish: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Version
             * @description of the draft, so that nothing is published unseen
             */
            version: number;
        };
        /**
         * FlowRemark
         * @description What can be said of a flow without running it. ``where``: a step or slot; errors keep it from being published.
         */
        FlowRemark: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "error" | "warning";
            /** Message */
            message: string;
            /** Where */
            where: string;
        };
        /**
         * FlowRow
         * @description A flow in a list. ``changed``: its draft is another than what is live; ``errors``: what keeps the draft from going live.
         */
        FlowRow: {
            /** Changed */
            changed: boolean;
            /** Description */
            description: string;
            /** Errors */
            errors: number;
            figures: components["schemas"]["FlowFigures"] | null;
            /** Id */
            id: string;
            /** Live Version */
            live_version: number | null;
            /** Name */
            name: string;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Updated By */
            updated_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * FlowSave
         * @description A flow's file, as of ``version`` of its draft.
         */
        FlowSave: {
            /**
             * Source
             * @description YAML
             */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * FlowTemplate
         * @description A flow that comes with Zhike. ``taken``: the workspace has one of this name.
         */
        FlowTemplate: {
            /** Description */
            description: string;
            /** Name */
            name: string;
            /** Source */
            source: string;
            /** Taken */
            taken: boolean;
            /** Title */
            title: string;
        };
        /**
         * FlowTemplateList
         * @description Flows that come with Zhike.
         */
        FlowTemplateList: {
            /** Items */
            items: components["schemas"]["FlowTemplate"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * FlowTrialEvent
         * @description What happened to a flow. ``detail``: a step, slot, pattern or outcome.
         */
        FlowTrialEvent: {
            /** Detail */
            detail: string | null;
            /** Name */
            name: string;
        };
        /**
         * FlowTrialIn
         * @description One message to a draft. ``state``: as the last answer gave it; ``customer_id``: whose orders and records are read.
         */
        FlowTrialIn: {
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Locale
             * @default zh
             */
            locale?: string;
            /** Source */
            source: string;
            /** State */
            state?: string | null;
            /** Text */
            text: string;
        };
        /**
         * FlowTrialOut
         * @description What the draft said. ``waits``: the slot it asks for, ``yes`` for a write that wants one; ``state`` is null at an end.
         */
        FlowTrialOut: {
            /** Events */
            events: components["schemas"]["FlowTrialEvent"][];
            /** Options */
            options: string[];
            /** State */
            state: string | null;
            /** Text */
            text: string;
            /** Waits */
            waits: string | null;
        };
        /**
         * FlowVersion
         * @description A version as it was published.
         */
        FlowVersion: {
            /** Note */
            note: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string | null;
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * FlowVersionList
         * @description Versions, newest first.
         */
        FlowVersionList: {
            /** Items */
            items: components["schemas"]["FlowVersion"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * FolderIn
         * @description A new folder; without ``position`` it is the last of its siblings.
         */
        FolderIn: {
            /**
             * Name
             * @example 退换货
             */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /** Position */
            position?: number | null;
        };
        /**
         * FolderList
         * @description A base's folders, siblings in their order.
         */
        FolderList: {
            /** Items */
            items: components["schemas"]["FolderOut"][];
        };
        /**
         * FolderOut
         * @description A folder. ``entries`` counts those directly in it.
         * @example {
         *       "base_id": "01930000-0000-7000-8000-000000000002",
         *       "entries": 12,
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "name": "退换货",
         *       "position": 0
         *     }
         */
        FolderOut: {
            /** Base Id */
            base_id: string;
            /** Entries */
            entries: number;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Position */
            position: number;
        };
        /**
         * FolderPatch
         * @description Changes to a folder; ``parent_id`` null moves it to the top.
         */
        FolderPatch: {
            /** Name */
            name?: string | null;
            /** Parent Id */
            parent_id?: string | null;
            /** Position */
            position?: number | null;
        };
        /**
         * FollowIn
         * @description Follow, or no longer.
         */
        FollowIn: {
            /**
             * On
             * @default true
             */
            on?: boolean;
        };
        /**
         * Form
         * @description What customers are asked about themselves.
         */
        Form: {
            /**
             * At
             * @description start: before the first message; offline: when a person is asked for and nobody is there
             * @default []
             */
            at?: ("start" | "offline")[];
            /**
             * Consent
             * @description a line to agree to before sending; empty: none
             * @default {}
             */
            consent?: {
                [key: string]: string;
            };
            /**
             * Fields
             * @default []
             */
            fields?: components["schemas"]["Question"][];
        };
        /**
         * FormAnswers
         * @description Answers in the order of the fields.
         */
        FormAnswers: {
            /** @default false */
            consent?: boolean;
            /** @default null */
            locale?: string | null;
            values: (string | null)[];
        };
        /**
         * FormField
         * @description A question of a form; ``options``: of a choice.
         */
        FormField: {
            kind: string;
            label: {
                [key: string]: string;
            };
            /** @default [] */
            options?: string[];
            /** @default false */
            required?: boolean;
        };
        /**
         * ForwardIn
         * @description To whom, in which language, under which own words; all of it or one message.
         *
         *     ``notes``: private notes go along; ``plain``: numbers are not masked, which takes the right to unmask them.
         */
        ForwardIn: {
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
            /** Message Id */
            message_id?: string | null;
            /**
             * Notes
             * @default false
             */
            notes?: boolean;
            /**
             * Plain
             * @default false
             */
            plain?: boolean;
            /** To */
            to: string;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * GapOut
         * @description Questions that ask the same and were not answered well.
         *
         *     ``question`` is null where you may see none of its conversations. ``since``: askings after it was drafted or dismissed.
         *     ``nearest``: the published entry that came closest without being given. ``entry``: the draft that was made of it, or the entry
         *     that asks it now.
         */
        GapOut: {
            /** Closed At */
            closed_at: string | null;
            closed_by: components["schemas"]["PersonOut"] | null;
            entry: components["schemas"]["EntryBrief"] | null;
            /**
             * Examples
             * @description Up to five, of one gap only
             * @default []
             */
            examples?: components["schemas"]["ExampleOut"][];
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /** Id */
            id: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /**
             * Locale
             * @enum {string}
             */
            locale: "zh" | "en";
            nearest: components["schemas"]["EntryBrief"] | null;
            /** Question */
            question: string | null;
            /** Reasons */
            reasons: {
                [key: string]: number;
            };
            /** Since */
            since: number;
            /** Size */
            size: number;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "drafted" | "settled" | "dismissed";
        };
        /**
         * GapsOut
         * @description A page of gaps, the largest first; ``counts``: all gaps by state.
         */
        GapsOut: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Items */
            items: components["schemas"]["GapOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * GrantIn
         * @description A grant to give.
         */
        GrantIn: {
            /** Inbox Ids */
            inbox_ids?: string[] | null;
            /** Permission */
            permission: string;
            /**
             * Scope
             * @default all
             * @enum {string}
             */
            scope?: "own" | "team" | "all" | "mentioned";
        };
        /**
         * GrantOut
         * @description A permission, how far it reaches, in which inboxes (null: every one).
         */
        GrantOut: {
            /** Inbox Ids */
            inbox_ids: string[] | null;
            /** Permission */
            permission: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "own" | "team" | "all" | "mentioned";
        };
        /**
         * GraphErrorOut
         * @description What is wrong with a row of a file.
         */
        GraphErrorOut: {
            /** Code */
            code: string;
            /** Column */
            column: string;
            /** Message */
            message: string;
            /** Row */
            row: number;
        };
        /**
         * GraphReportOut
         * @description What an import did, or (`dry_run`) would do. With errors nothing was written.
         */
        GraphReportOut: {
            /** Created */
            created: number;
            /** Dry Run */
            dry_run: boolean;
            /** Errors */
            errors: components["schemas"]["GraphErrorOut"][];
            /** Links */
            links: number;
            /** Relations */
            relations: number;
            /** Total */
            total: number;
            /** Updated */
            updated: number;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Handover
         * @description Why and with what the assistant handed over.
         */
        Handover: {
            /** At */
            at: string | null;
            brief: components["schemas"]["Brief"];
            /** Reason */
            reason: string;
            /** Reason Text */
            reason_text: string;
            /** Summary */
            summary: string;
        };
        /**
         * HappenedIn
         * @description Something that happened in the merchant's own system.
         */
        HappenedIn: {
            /**
             * Customer
             * @description the customer's id in your system, as you sign him in
             */
            customer: string;
            /**
             * Event
             * @example order_delayed
             */
            event: string;
            /**
             * Id
             * @description the same event told twice is one
             */
            id: string;
            /** Inbox Id */
            inbox_id: string;
            /** Properties */
            properties?: {
                [key: string]: unknown;
            };
        };
        /**
         * HappenedOut
         * @description What each live rule on it decided; empty where none listens, or it was told before.
         */
        HappenedOut: {
            /** Outcomes */
            outcomes: string[];
        };
        /**
         * Heard
         * @description Why some of it is ignored, by attribute.
         */
        Heard: {
            ignored: {
                [key: string]: string;
            };
        };
        /**
         * HelpCentre
         * @description The inbox's public help centre, /help/{key}: off unless somebody switches it on.
         */
        HelpCentre: {
            /**
             * Base Ids
             * @description knowledge bases it shows; empty: all
             * @default []
             */
            base_ids?: string[];
            /**
             * Enabled
             * @default false
             */
            enabled?: boolean;
        };
        /**
         * HelpEntry
         * @description An entry; ``answer`` is Markdown.
         */
        HelpEntry: {
            answer: string;
            id: string;
            related: components["schemas"]["HelpTitle"][];
            title: string;
            updated_at: string;
            url: string;
        };
        /**
         * HelpFound
         * @description Entries of a topic or a search, best first.
         */
        HelpFound: {
            /** @default false */
            has_more?: boolean;
            items: components["schemas"]["HelpTitle"][];
        };
        /**
         * HelpHome
         * @description Where readers begin.
         */
        HelpHome: {
            popular: components["schemas"]["HelpTitle"][];
            topics: components["schemas"]["HelpTopic"][];
        };
        /**
         * HelpTitle
         * @description An entry in a list.
         */
        HelpTitle: {
            id: string;
            summary: string;
            title: string;
        };
        /**
         * HelpTopic
         * @description A topic: a folder, a tag, or (neither) the rest.
         */
        HelpTopic: {
            /** @default 0 */
            entries?: number;
            folder: string | null;
            name: string | null;
            tag: string | null;
        };
        /**
         * HelpVote
         * @description Whether an entry helped; ``reader`` is an id of the reader's own making, one vote each.
         */
        HelpVote: {
            helpful: boolean;
            reader: string;
        };
        /**
         * Hit
         * @description Something found: a message with its conversation, a customer, or an entry.
         */
        Hit: {
            /** At */
            at: string | null;
            author: components["schemas"]["HitAuthor"] | null;
            conversation: components["schemas"]["Row"] | null;
            /** Customer */
            customer: {
                [key: string]: unknown;
            } | null;
            /** Entry */
            entry: {
                [key: string]: unknown;
            } | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "message" | "customer" | "entry";
            /**
             * Parts
             * @description a stretch of the text around what was found
             */
            parts: components["schemas"]["Part"][];
            /** Private */
            private: boolean;
            /**
             * Seq
             * @description a message's place in its conversation
             */
            seq: number | null;
            /**
             * Title
             * @description an entry's question
             */
            title: components["schemas"]["Part"][] | null;
        };
        /**
         * HitAuthor
         * @description Who said it.
         */
        HitAuthor: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * HitPage
         * @description A page of what was found; a page may be short, or empty, and still have a next one.
         */
        HitPage: {
            /** Items */
            items: components["schemas"]["Hit"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * HoursNow
         * @description What opening hours say of this moment.
         */
        HoursNow: {
            /**
             * Changes At
             * @description when it opens or closes next; null: never
             */
            changes_at: string | null;
            /** Open */
            open: boolean;
            /**
             * Opens At
             * @description from when on it is open; null: nothing says when
             */
            opens_at: string | null;
        };
        /**
         * HunkOut
         * @description A changed place of a text, with two unchanged lines around it. Lines count from 1.
         */
        HunkOut: {
            /** After Line */
            after_line: number;
            /** Before Line */
            before_line: number;
            /** Lines */
            lines: components["schemas"]["LineOut"][];
        };
        /**
         * Identity
         * @description Who the visitor is in the host's system; ``hmac`` is HMAC-SHA256(identity secret, external_id) in hex.
         */
        Identity: {
            /** @default null */
            attributes?: Record<string, never> | null;
            /** @default null */
            email?: string | null;
            external_id: string;
            /** @default null */
            hmac?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            phone?: string | null;
        };
        /**
         * ImportList
         * @description A page of imports, newest first.
         */
        ImportList: {
            /** Items */
            items: components["schemas"]["ImportOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ImportOut
         * @description An import and what became of it. ``skipped`` = unchanged + kept + invalid.
         */
        ImportOut: {
            /** As Drafts */
            as_drafts: boolean;
            /** Base Id */
            base_id: string;
            by: components["schemas"]["ActorOut"] | null;
            /** Cancelling */
            cancelling: boolean;
            /** Columns */
            columns: string[];
            /** Created */
            created: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Drafted */
            drafted: number;
            /** Dry Run */
            dry_run: boolean;
            /** Encoding */
            encoding: string | null;
            /** Errors */
            errors: components["schemas"]["RowErrorOut"][];
            /** Filename */
            filename: string;
            /** Finished At */
            finished_at: string | null;
            /** Flagged */
            flagged: number;
            /** Folder Id */
            folder_id: string | null;
            /** Format */
            format: string;
            /** Id */
            id: string;
            /** Invalid */
            invalid: number;
            /** Kept */
            kept: number;
            /** Left */
            left: number;
            /** Mapping */
            mapping: {
                [key: string]: string;
            };
            /** Notes */
            notes: components["schemas"]["NoteOut"][];
            /**
             * Policy
             * @enum {string}
             */
            policy: "update" | "skip";
            progress: components["schemas"]["ProgressOut"];
            /** Removed */
            removed: number;
            /** Restored */
            restored: number;
            /** Sample */
            sample: components["schemas"]["SampleOut"][];
            /** Skipped */
            skipped: number;
            /** Source Id */
            source_id: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
            /** Total */
            total: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
        };
        /**
         * ImportRowList
         * @description A page of an import's rows, in the order of the file.
         */
        ImportRowList: {
            /** Items */
            items: components["schemas"]["ImportRowOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ImportRowOut
         * @description What becomes, or became, of one row. ``undone``: what an undo did with its entry; ``changes``: what differs in it.
         */
        ImportRowOut: {
            /** Changes */
            changes: components["schemas"]["FieldDiffOut"][];
            /**
             * Effect
             * @enum {string}
             */
            effect: "created" | "updated" | "drafted" | "unchanged" | "kept";
            /** Entry Id */
            entry_id: string | null;
            /** Flags */
            flags: components["schemas"]["FlagOut"][];
            /** Locale */
            locale: string;
            /** Page */
            page: number | null;
            /** Question */
            question: string;
            /** Row */
            row: number;
            /** Undone */
            undone: ("removed" | "restored" | "edited_since" | "deleted_since") | null;
        };
        /**
         * InboxIn
         * @description A new inbox.
         */
        InboxIn: {
            /** Default Queue Id */
            default_queue_id?: string | null;
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "widget" | "api";
            /**
             * Locale
             * @default zh-CN
             */
            locale?: string;
            /**
             * Mode
             * @default live
             * @enum {string}
             */
            mode?: "live" | "test";
            /** Name */
            name: string;
            /** @default {} */
            settings?: components["schemas"]["InboxSettings"];
        };
        /**
         * InboxList
         * @description All inboxes.
         */
        InboxList: {
            /** Items */
            items: components["schemas"]["InboxOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * InboxOut
         * @description An inbox; ``identity_secret`` only right after it was made.
         */
        InboxOut: {
            /** Default Queue Id */
            default_queue_id: string | null;
            /** Disabled */
            disabled: boolean;
            /** Id */
            id: string;
            /** Identity Secret */
            identity_secret?: string | null;
            /** Key */
            key: string;
            /** Kind */
            kind: string;
            /** Locale */
            locale: string;
            /** Mode */
            mode: string;
            /** Name */
            name: string;
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
            /** Snippet */
            snippet: string | null;
        };
        /**
         * InboxPage
         * @description A page of a view, as of a position of the log.
         */
        InboxPage: {
            /**
             * Counts
             * @description open conversations of the inbox's own views
             */
            counts: {
                [key: string]: number;
            };
            /** Items */
            items: components["schemas"]["Row"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Position */
            position: number;
            /**
             * Saved Counts
             * @description conversations of saved views, by id; 1000 of one that reaches resolved ones: as many or more
             */
            saved_counts: {
                [key: string]: number;
            };
        };
        /**
         * InboxPatch
         * @description Changes to an inbox.
         */
        InboxPatch: {
            /** Default Queue Id */
            default_queue_id?: string | null;
            /** Disabled */
            disabled?: boolean | null;
            /** Locale */
            locale?: string | null;
            /** Name */
            name?: string | null;
            /**
             * Rotate Identity Secret
             * @default false
             */
            rotate_identity_secret?: boolean;
            /** @default {} */
            settings?: components["schemas"]["InboxSettings"];
        };
        /**
         * InboxRef
         * @description The inbox a conversation came in by.
         */
        InboxRef: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * InboxSettings
         * @description How an inbox looks and behaves; what is left out stays as it is.
         */
        InboxSettings: {
            /** Allowed Origins */
            allowed_origins?: string[] | null;
            /** Assistant */
            assistant?: boolean | null;
            /** Callback Url */
            callback_url?: string | null;
            /** Color */
            color?: string | null;
            form?: components["schemas"]["Form"] | null;
            /** Greeting */
            greeting?: {
                [key: string]: string;
            } | null;
            help?: components["schemas"]["HelpCentre"] | null;
            /** @description opening hours; nothing: always open */
            hours?: components["schemas"]["OpeningHours"] | null;
            look?: components["schemas"]["Look"] | null;
            /**
             * Pages
             * @description pages of the widget beside the conversation; help needs the help centre
             */
            pages?: ("home" | "help")[] | null;
            /**
             * Start
             * @description the page a customer without a conversation sees
             */
            start?: ("home" | "messages") | null;
            /** Suggestions */
            suggestions?: (string | components["schemas"]["Suggestion"])[] | null;
            /**
             * Title
             * @description the name customers read, by language; where one is missing or empty: the inbox's name
             */
            title?: {
                [key: string]: string;
            } | null;
            track?: components["schemas"]["Track"] | null;
        };
        /**
         * IntentGuessOut
         * @description An intent and its probability among all.
         */
        IntentGuessOut: {
            /** Name */
            name: string;
            /** Probability */
            probability: number;
        };
        /**
         * IntentHoldOut
         * @description An intent: of so many examples so many are recognised without having been seen.
         */
        IntentHoldOut: {
            /** Examples */
            examples: number;
            /** Name */
            name: string;
            /** Right */
            right: number;
        };
        /**
         * IntentIn
         * @description A new intent with examples of how customers say it.
         */
        IntentIn: {
            /**
             * Examples
             * @example [
             *       "怎么还不发货",
             *       "什么时候给我发货"
             *     ]
             */
            examples: string[];
            /**
             * Name
             * @example 催发货
             */
            name: string;
        };
        /**
         * IntentMistakenOut
         * @description An example that is taken for another intent.
         */
        IntentMistakenOut: {
            /** Name */
            name: string;
            /** Probability */
            probability: number;
            /** Taken For */
            taken_for: string;
            /** Text */
            text: string;
        };
        /**
         * IntentOut
         * @description One of the workspace's own intents.
         */
        IntentOut: {
            /** Examples */
            examples: string[];
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * IntentPatch
         * @description Changes of an intent; what is left out stays.
         */
        IntentPatch: {
            /** Examples */
            examples?: string[] | null;
            /**
             * Expected Version
             * @description The intent's version as it was read
             * @example 1
             */
            expected_version: number;
            /** Name */
            name?: string | null;
        };
        /**
         * IntentTriedOut
         * @description What a sentence may be. ``known``: it belongs to an intent at all (``certainty`` reaches ``threshold``).
         *
         *     ``ready`` false: fewer than two intents, or no model of meaning.
         */
        IntentTriedOut: {
            /** Certainty */
            certainty: number;
            /** Guesses */
            guesses: components["schemas"]["IntentGuessOut"][];
            /** Known */
            known: boolean;
            /** Ready */
            ready: boolean;
            /** Threshold */
            threshold: number;
        };
        /**
         * IntentTryIn
         * @description A sentence as a customer may say it.
         */
        IntentTryIn: {
            /**
             * Text
             * @example 我的快递到哪了
             */
            text: string;
        };
        /**
         * IntentsOut
         * @description All of them, by name. With fewer than two nothing is guessed.
         */
        IntentsOut: {
            /** Items */
            items: components["schemas"]["IntentOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * IntentsTogetherOut
         * @description How well the examples hold together. ``reason``, while not ready: too_few, too_many, no_model.
         */
        IntentsTogetherOut: {
            /** Examples */
            examples: number;
            /** Intents */
            intents: components["schemas"]["IntentHoldOut"][];
            /** Mistaken */
            mistaken: components["schemas"]["IntentMistakenOut"][];
            /** Ready */
            ready: boolean;
            /** Reason */
            reason: ("too_few" | "too_many" | "no_model") | null;
            /** Right */
            right: number;
        };
        /**
         * JobOut
         * @description A job.
         */
        JobOut: {
            /** Args */
            args: {
                [key: string]: unknown;
            };
            /** At */
            at: string | null;
            /** Attempts */
            attempts: number;
            /** Error */
            error: string | null;
            /** Id */
            id: string;
            /** Queue */
            queue: string;
            /** Scheduled At */
            scheduled_at: string | null;
            /** State */
            state: string;
            /** Task */
            task: string;
        };
        /**
         * JobPage
         * @description A page of jobs.
         */
        JobPage: {
            /** Items */
            items: components["schemas"]["JobOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * LikeOut
         * @description A customer at a glance, masked.
         */
        LikeOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Phone */
            phone: string | null;
        };
        /**
         * LikenessOut
         * @description Who may be the same person, and who was merged into this one.
         */
        LikenessOut: {
            /** Merged */
            merged: components["schemas"]["LikeOut"][];
            /** Suggestions */
            suggestions: components["schemas"]["SuggestionOut"][];
        };
        /**
         * LimitsShape
         * @description How often at most, and when none goes: minutes of the workspace's day; equal: always may.
         */
        LimitsShape: {
            /** Quiet From */
            quiet_from: number;
            /** Quiet To */
            quiet_to: number;
            /** Visitor Day */
            visitor_day: number;
            /** Workspace Day */
            workspace_day: number;
        };
        /**
         * LineFailureOut
         * @description A line that became no check, and why.
         */
        LineFailureOut: {
            /** Code */
            code: string;
            /** Line */
            line: number;
            /** Message */
            message: string;
        };
        /**
         * LineOut
         * @description A line of a changed text.
         */
        LineOut: {
            /**
             * Op
             * @enum {string}
             */
            op: "same" | "removed" | "added";
            /** Text */
            text: string;
        };
        /**
         * LinkedEntryOut
         * @description An entry that tells of a thing.
         */
        LinkedEntryOut: {
            /**
             * Found
             * @description By its name in the entry's questions, not set by a person
             */
            found: boolean;
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Question */
            question: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "published" | "archived";
            /** Uses */
            uses: number;
        };
        /**
         * Look
         * @description How the launcher and the widget look; what a page's own attributes say goes before.
         */
        Look: {
            /**
             * Avatar
             * @description a picture instead of the assistant's mark
             */
            avatar?: string | null;
            /**
             * Side
             * @default right
             * @enum {string}
             */
            side?: "left" | "right";
            /**
             * Text
             * @description words beside the launcher's mark
             * @default {}
             */
            text?: {
                [key: string]: string;
            };
            /**
             * Theme
             * @description auto: as the customer's system is set
             * @default auto
             * @enum {string}
             */
            theme?: "auto" | "light" | "dark";
            /**
             * X
             * @description pixels from that side
             * @default 20
             */
            x?: number;
            /**
             * Y
             * @description pixels from the bottom
             * @default 20
             */
            y?: number;
        };
        /**
         * MacroIn
         * @description A canned reply to run: the words as they were shown, with every variable filled in; none: only what is done.
         */
        MacroIn: {
            /** Client Id */
            client_id: string;
            /** Conversation Id */
            conversation_id: string;
            /**
             * Rich
             * @default false
             */
            rich?: boolean;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * MacroRun
         * @description The conversation afterwards, and the reply that goes in a moment (see ``scheduled``), if something is said.
         */
        MacroRun: {
            /** Reply Id */
            reply_id: string | null;
            row: components["schemas"]["Row"];
        };
        /**
         * MailOut
         * @description A mail, its address masked; ``problem``: why it did not go, in words.
         */
        MailOut: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Problem */
            problem: string | null;
            /** Sent At */
            sent_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "sending" | "sent" | "failed" | "unknown";
            /** Subject */
            subject: string;
            /** To */
            to: string;
        };
        /**
         * MailPage
         * @description Newest first.
         */
        MailPage: {
            /** Items */
            items: components["schemas"]["MailOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MailSettings
         * @description The workspace's own server; ``default``: whether the installation has one that is used without it.
         */
        MailSettings: {
            /** Default */
            default: boolean;
            server: components["schemas"]["ServerOut"] | null;
        };
        /**
         * ManyIn
         * @description The same change to many conversations.
         */
        ManyIn: {
            /**
             * Action
             * @enum {string}
             */
            action: "assign" | "to_assistant" | "resolve" | "reopen" | "pend" | "snooze" | "priority" | "read";
            /**
             * Agent Id
             * @description assign: to whom
             */
            agent_id?: string | null;
            /**
             * Ids
             * @description few at once: their rows are locked until all are done
             */
            ids: string[];
            /** Priority */
            priority?: ("low" | "normal" | "high" | "urgent") | null;
            /**
             * Queue Id
             * @description assign: to which queue
             */
            queue_id?: string | null;
            /**
             * Until
             * @description snooze: until when
             */
            until?: string | null;
        };
        /**
         * ManyItem
         * @description What became of one of them: the row as it is now, or why it stayed as it was.
         */
        ManyItem: {
            /** Id */
            id: string;
            /**
             * Planned
             * @description resolve: replies that were to go later and do not go now
             * @default 0
             */
            planned?: number;
            problem: components["schemas"]["Failure"] | null;
            row: components["schemas"]["Row"] | null;
        };
        /**
         * ManyOut
         * @description What became of each, in the order that was asked.
         */
        ManyOut: {
            /** Items */
            items: components["schemas"]["ManyItem"][];
        };
        /**
         * MarkIn
         * @description An entry that should not have been given, and the one that should have been, if any.
         */
        MarkIn: {
            /** Entry Id */
            entry_id: string;
            /** Right Id */
            right_id?: string | null;
        };
        /**
         * MarkedSource
         * @description An entry a turn rests on, and whether it was marked wrong.
         */
        MarkedSource: {
            correction: components["schemas"]["CorrectionOut"] | null;
            entry: components["schemas"]["EntryBrief"];
        };
        /**
         * MarkedSources
         * @description What a turn rests on.
         */
        MarkedSources: {
            /** Items */
            items: components["schemas"]["MarkedSource"][];
        };
        /**
         * MeOut
         * @description Who is signed in, where, and what he may do.
         */
        MeOut: {
            agent: components["schemas"]["AgentOut"] | null;
            /** Csrf Token */
            csrf_token: string;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /** Roles */
            roles: string[];
            user: components["schemas"]["MeUser"];
            workspace: components["schemas"]["MeWorkspace"];
        };
        /**
         * MePatch
         * @description Changes to oneself.
         */
        MePatch: {
            /** Locale */
            locale?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
        };
        /**
         * MeUser
         * @description The person who is signed in.
         */
        MeUser: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
        };
        /**
         * MeWorkspace
         * @description The workspace he is signed in to.
         */
        MeWorkspace: {
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
            /** Timezone */
            timezone: string;
        };
        /**
         * MemberIn
         * @description A member of a team.
         */
        MemberIn: {
            /** Agent Id */
            agent_id: string;
            /**
             * Lead
             * @default false
             */
            lead?: boolean;
        };
        /**
         * MergeOwner
         * @description Who has the other conversation then: its own owner, the owner of the merged one, or the reader.
         */
        MergeOwner: {
            /**
             * Becomes
             * @enum {string}
             */
            becomes: "target" | "source" | "merger";
            /** Name */
            name: string;
        };
        /**
         * MergePlan
         * @description What merging would do.
         */
        MergePlan: {
            /**
             * Drafts
             * @description drafts that stay with the merged one
             */
            drafts: number;
            owner: components["schemas"]["MergeOwner"];
            /**
             * Planned
             * @description planned replies that will not go
             */
            planned: number;
            /** Same Person */
            same_person: boolean;
            /**
             * Same Thread
             * @description what the customer writes on goes into the other one by itself
             */
            same_thread: boolean;
            source: components["schemas"]["MergeSide"];
            target: components["schemas"]["MergeSide"];
        };
        /**
         * MergeSide
         * @description One of the two.
         */
        MergeSide: {
            /** Customer */
            customer: string;
            /** Id */
            id: string;
            /** Inbox */
            inbox: string;
            /** Number */
            number: number;
            /** Status */
            status: string;
        };
        /**
         * MergedPart
         * @description A conversation that was merged into this one, its last 200 messages oldest first.
         */
        MergedPart: {
            /** At */
            at: string;
            /** Customer */
            customer: string;
            /** Has Earlier */
            has_earlier: boolean;
            /** Id */
            id: string;
            /** Inbox */
            inbox: string;
            /** Messages */
            messages: components["schemas"]["Message"][];
            /** Number */
            number: number;
            /** Status */
            status: string;
        };
        /**
         * MergedParts
         * @description What was merged into a conversation; whether its own merge, if it was merged itself, can be undone now.
         */
        MergedParts: {
            /** Items */
            items: components["schemas"]["MergedPart"][];
            /** May Undo */
            may_undo: boolean;
            /** Undo Until */
            undo_until: string | null;
        };
        /**
         * MergedPlace
         * @description Both conversations after it; ``undo_until``: until when it can be taken back whatever is written.
         */
        MergedPlace: {
            source: components["schemas"]["Row"];
            target: components["schemas"]["Row"];
            /** Undo Until */
            undo_until: string | null;
        };
        /**
         * Message
         * @description A message.
         */
        Message: {
            author: components["schemas"]["Actor"];
            /** Client Id */
            client_id: string | null;
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Conversation Id */
            conversation_id: string;
            /** Created At */
            created_at: string;
            /**
             * Direction
             * @enum {string}
             */
            direction: "in" | "out";
            failure: components["schemas"]["Failure"] | null;
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Private */
            private: boolean;
            /** @description what a colleague's message answers to */
            quote: components["schemas"]["Quote"] | null;
            /**
             * Recalled At
             * @description when it was taken back; its customer no longer sees it
             */
            recalled_at: string | null;
            /** Reply To */
            reply_to: string | null;
            /**
             * Sent At
             * @description when the customer sent it, by the API channel's program; else null
             */
            sent_at: string | null;
            /** Seq */
            seq: number;
            /** State */
            state: string;
            turn: components["schemas"]["TurnRef"] | null;
        };
        /**
         * MessagePage
         * @description Older messages.
         */
        MessagePage: {
            /** Has Earlier */
            has_earlier: boolean;
            /** Items */
            items: components["schemas"]["Message"][];
        };
        /**
         * ModelCheckOut
         * @description What came of asking the model. ``structured``: how it takes structured output.
         */
        ModelCheckOut: {
            /** Kind */
            kind: string | null;
            /** Message */
            message: string;
            /** Ms */
            ms: number;
            /** Ok */
            ok: boolean;
            /**
             * Structured
             * @enum {string}
             */
            structured: "json_schema" | "json_object" | "text";
            /** Tokens In */
            tokens_in: number;
            /** Tokens Out */
            tokens_out: number;
        };
        /**
         * ModelIn
         * @description A model at an OpenAI-compatible endpoint. ``api_key`` null keeps the one there is, for the same server; empty forgets it.
         */
        ModelIn: {
            /** Api Key */
            api_key?: string | null;
            /**
             * Banned Words
             * @description besides those that advertising law forbids
             * @default []
             */
            banned_words?: string[];
            /**
             * Base Url
             * @example https://api.deepseek.com/v1
             */
            base_url: string;
            /**
             * Currency
             * @default CNY
             */
            currency?: string;
            /**
             * Daily Tokens
             * @description tokens a day (UTC); null: no bound
             */
            daily_tokens?: number | null;
            /**
             * Enabled
             * @default true
             */
            enabled?: boolean;
            /**
             * Expected Version
             * @description the version as it was read; 0: none is set up yet
             */
            expected_version: number;
            /**
             * Input Price
             * @description millionths of the currency per million tokens
             * @default 0
             */
            input_price?: number;
            /**
             * Model
             * @example deepseek-chat
             */
            model: string;
            /**
             * Output Price
             * @default 0
             */
            output_price?: number;
            /**
             * Style
             * @description how it is to write, in a few words
             * @default
             * @example 亲切、简短
             */
            style?: string;
            /**
             * Timeout Ms
             * @description of one call; a turn waits no longer than it has time
             * @default 4000
             */
            timeout_ms?: number;
            /**
             * @default {
             *       "answers": true,
             *       "flows": true,
             *       "rewrite": true,
             *       "tone": false
             *     }
             */
            uses?: components["schemas"]["ModelUses"];
        };
        /**
         * ModelOut
         * @description A model as it is set up; never its key.
         */
        ModelOut: {
            /** Banned Words */
            banned_words: string[];
            /** Base Url */
            base_url: string;
            /** Currency */
            currency: string;
            /** Daily Tokens */
            daily_tokens: number | null;
            /** Enabled */
            enabled: boolean;
            /** Has Key */
            has_key: boolean;
            /** Input Price */
            input_price: number;
            /** Model */
            model: string;
            /** Output Price */
            output_price: number;
            /** Style */
            style: string;
            /** Timeout Ms */
            timeout_ms: number;
            /** Updated At */
            updated_at: string | null;
            /** Updated By */
            updated_by: string | null;
            uses: components["schemas"]["ModelUses"];
            /** Version */
            version: number;
        };
        /**
         * ModelState
         * @description The workspace's model, null where none is set up. ``private``: whether addresses of an intranet may be named.
         */
        ModelState: {
            model: components["schemas"]["ModelOut"] | null;
            /** Private */
            private: boolean;
        };
        /**
         * ModelUsageOut
         * @description What the model was used for, newest day first; ``daily_tokens``: the bound of a day.
         */
        ModelUsageOut: {
            /** Daily Tokens */
            daily_tokens: number | null;
            /** Days */
            days: components["schemas"]["DayOut"][];
            /** Today Tokens */
            today_tokens: number;
        };
        /**
         * ModelUses
         * @description What the model is switched on for.
         */
        ModelUses: {
            /**
             * Answers
             * @description write answers from what knowledge and merchants' systems say
             * @default true
             */
            answers?: boolean;
            /**
             * Flows
             * @description choose a flow, and what fills it, where that is not clear otherwise
             * @default true
             */
            flows?: boolean;
            /**
             * Rewrite
             * @description make a whole question of one that leans on what was said before
             * @default true
             */
            rewrite?: boolean;
            /**
             * Tone
             * @description write as `style` says
             * @default false
             */
            tone?: boolean;
        };
        /**
         * NegativeIn
         * @description A question an entry does not answer.
         */
        NegativeIn: {
            /**
             * Question
             * @example 可以货到付款吗
             */
            question: string;
        };
        /**
         * NegativeList
         * @description All of an entry's, newest first.
         */
        NegativeList: {
            /** Items */
            items: components["schemas"]["NegativeOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * NegativeOut
         * @description A question an entry does not answer, and who said so.
         */
        NegativeOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            created_by: components["schemas"]["ActorOut"] | null;
            /** Entry Id */
            entry_id: string;
            /** Id */
            id: string;
            /** Question */
            question: string;
        };
        /**
         * NeighbourhoodOut
         * @description Things around one and the relations among them, 200 things at most.
         */
        NeighbourhoodOut: {
            /**
             * Cut
             * @description There are more than are shown
             */
            cut: boolean;
            /** Edges */
            edges: components["schemas"]["RelationOut"][];
            /** Nodes */
            nodes: components["schemas"]["NodeOut"][];
        };
        /**
         * NodeOut
         * @description A thing in a picture; `steps` relations away from the middle.
         */
        NodeOut: {
            /** Aliases */
            aliases: string[];
            /** Base Id */
            base_id: string;
            /** Entries */
            entries: number;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "product" | "part" | "fault" | "policy" | "topic";
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Relations */
            relations: number;
            /** Steps */
            steps: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            updated_by: components["schemas"]["ActorOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * NoteOut
         * @description What a reader must know of a file as a whole: sheets that were left out, pages without text.
         */
        NoteOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * NotificationsIn
         * @description By which ways one is told of what; until when one is left in peace (null: now on again). Mail and push come while one is away.
         */
        NotificationsIn: {
            /**
             * Assigned
             * @description a conversation was given to oneself
             */
            assigned: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /**
             * Digest Hour
             * @description hour of the workspace's day at which a digest of the day before is mailed; null: none
             */
            digest_hour?: number | null;
            /**
             * Mentioned
             * @description a colleague named one in a note
             */
            mentioned: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /** Quiet Until */
            quiet_until?: string | null;
            /**
             * Replied
             * @description a customer wrote in a conversation of one's own
             */
            replied: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /**
             * Waiting
             * @description somebody waits for one's team
             */
            waiting: ("page" | "sound" | "desktop" | "mail" | "push")[];
        };
        /**
         * NotificationsOut
         * @description By which ways one is told of what; until when one is left in peace.
         */
        NotificationsOut: {
            /** Assigned */
            assigned: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /** Digest Hour */
            digest_hour: number | null;
            /** Mentioned */
            mentioned: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /** Quiet Until */
            quiet_until: string | null;
            /** Replied */
            replied: ("page" | "sound" | "desktop" | "mail" | "push")[];
            /** Waiting */
            waiting: ("page" | "sound" | "desktop" | "mail" | "push")[];
        };
        /**
         * NumbersOut
         * @description Numbers of one unit that differ (7 day against 15 day).
         */
        NumbersOut: {
            /** One */
            one: number[];
            /** Other */
            other: number[];
            /** Unit */
            unit: string;
        };
        /**
         * Opened
         * @description A conversation with its newest messages, as of a position of the log.
         */
        Opened: {
            conversation: components["schemas"]["Row"];
            /** Customer */
            customer: {
                [key: string]: unknown;
            };
            /** Has Earlier */
            has_earlier: boolean;
            /** Messages */
            messages: components["schemas"]["Message"][];
            /** Position */
            position: number;
        };
        /**
         * OpeningHours
         * @description When people serve; outside of it the widget and the assistant say when they are back.
         */
        OpeningHours: {
            /**
             * Always
             * @description never closed; the rest is kept for later
             * @default true
             */
            always?: boolean;
            /**
             * Dates
             * @default []
             */
            dates?: components["schemas"]["SpecialDate"][];
            /**
             * Week
             * @description a day that is missing is closed
             * @default {}
             */
            week?: {
                [key: string]: components["schemas"]["Times"][];
            };
            /**
             * Zone
             * @description the time zone of all times (IANA)
             * @default Asia/Shanghai
             */
            zone?: string;
        };
        /**
         * OperationOut
         * @description An enabled operation: what a caller gives, what confirms it, which of its own codes may refuse it.
         */
        OperationOut: {
            /** Callers */
            callers: string[];
            /** Codes */
            codes: string[];
            /**
             * Confirm
             * @enum {string}
             */
            confirm: "none" | "yes" | "code";
            /** Describe */
            describe: {
                [key: string]: string;
            };
            /** Input */
            input: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
            /** Result */
            result: {
                [key: string]: unknown;
            };
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Verified */
            verified: boolean;
            /** Writes */
            writes: boolean;
        };
        /**
         * OperationPage
         * @description The operations of enabled connectors.
         */
        OperationPage: {
            /** Items */
            items: components["schemas"]["OperationOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Other
         * @description Another conversation.
         */
        Other: {
            /** Id */
            id: string;
            /** Number */
            number: number;
        };
        /**
         * OutboxItem
         * @description A message for the far side.
         */
        OutboxItem: {
            customer_external_id: string | null;
            message: Record<string, never>;
            position: number;
        };
        /**
         * OutboxPage
         * @description Messages in order; ask again with ``next``.
         */
        OutboxPage: {
            items: components["schemas"]["OutboxItem"][];
            next: number;
        };
        /**
         * OutcomeOut
         * @description What came of a call.
         */
        OutcomeOut: {
            /** Call Id */
            call_id: string | null;
            /** Code */
            code: string | null;
            /** Message */
            message: string | null;
            /** Ms */
            ms: number;
            /** Result */
            result: unknown;
            /**
             * State
             * @enum {string}
             */
            state: "done" | "refused" | "failed" | "unknown";
        };
        /**
         * Owner
         * @description Who has the conversation.
         */
        Owner: {
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "assistant" | "queue" | "person";
            /** Name */
            name: string;
        };
        /**
         * Page
         * @description The page a visitor is on.
         */
        Page: {
            /** @default null */
            title?: string | null;
            /** @default null */
            url?: string | null;
        };
        /**
         * PageEntryOut
         * @description An entry read from a page.
         */
        PageEntryOut: {
            /** Id */
            id: string;
            /** Title */
            title: string;
        };
        /**
         * PageList
         * @description Pages of a source.
         */
        PageList: {
            /** Items */
            items: components["schemas"]["PageOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * PageOut
         * @description A page of a source as the last visit found it, and the entries read from it.
         */
        PageOut: {
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Entries */
            entries: components["schemas"]["PageEntryOut"][];
            /** Entry Ids */
            entry_ids: string[];
            /**
             * Fetched At
             * Format: date-time
             */
            fetched_at: string;
            /** Gone At */
            gone_at: string | null;
            problem: components["schemas"]["PageProblemOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "new" | "changed" | "same" | "failed" | "gone";
            /** Url */
            url: string;
        };
        /**
         * PageProblemOut
         * @description Why a page or a source could not be read, in the reader's language.
         */
        PageProblemOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * Pair
         * @description Probabilities from which the assistant answers and offers choices.
         */
        Pair: {
            /** Answer */
            answer: number;
            /** Offer */
            offer: number;
        };
        /**
         * PairCountsOut
         * @description How many wait by kind, and how many were left as they are.
         */
        PairCountsOut: {
            /** Contradiction */
            contradiction: number;
            /** Dismissed */
            dismissed: number;
            /** Duplicate */
            duplicate: number;
        };
        /**
         * PairEndOut
         * @description One of two entries. ``asked``: its text that came closest to the other's.
         */
        PairEndOut: {
            /** Answer */
            answer: string;
            /** Asked */
            asked: string;
            /** Id */
            id: string;
            /** Question */
            question: string;
        };
        /**
         * PairList
         * @description Pairs, newest first; ``counts`` of the base, whatever else the list is filtered by.
         */
        PairList: {
            counts: components["schemas"]["PairCountsOut"];
            /** Items */
            items: components["schemas"]["PairOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * PairOut
         * @description Two published entries that ask nearly the same. ``chance``: that they do. contradiction: they answer differently.
         * @example {
         *       "base_id": "01930000-0000-7000-8000-000000000002",
         *       "chance": 0.94,
         *       "found_at": "2026-11-22T06:00:00Z",
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "kind": "contradiction",
         *       "numbers": [
         *         {
         *           "one": [
         *             7
         *           ],
         *           "other": [
         *             15
         *           ],
         *           "unit": "day"
         *         }
         *       ],
         *       "one": {
         *         "answer": "7 天内申请。",
         *         "asked": "怎么退货",
         *         "id": "01930000-0000-7000-8000-000000000001",
         *         "question": "怎么退货"
         *       },
         *       "other": {
         *         "answer": "15 天内申请。",
         *         "asked": "多久内能退货",
         *         "id": "01930000-0000-7000-8000-000000000002",
         *         "question": "退货期限"
         *       }
         *     }
         */
        PairOut: {
            /** Base Id */
            base_id: string;
            /** Chance */
            chance: number;
            /** Dismissed At */
            dismissed_at: string | null;
            dismissed_by: components["schemas"]["ActorOut"] | null;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "duplicate" | "contradiction";
            /** Numbers */
            numbers: components["schemas"]["NumbersOut"][];
            one: components["schemas"]["PairEndOut"];
            other: components["schemas"]["PairEndOut"];
        };
        /**
         * Part
         * @description A piece of a text; ``hit``: it was asked for.
         */
        Part: {
            /** Hit */
            hit: boolean;
            /** Text */
            text: string;
        };
        /**
         * PartIn
         * @description One message of a reply.
         */
        PartIn: {
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Kind */
            kind: string;
        };
        /**
         * PasswordIn
         * @description One's own new password.
         */
        PasswordIn: {
            /** Current */
            current: string;
            /** New */
            new: string;
        };
        /**
         * PersonOut
         * @description Who did it.
         */
        PersonOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PictureOut
         * @description A stored picture. ``markdown`` is what an answer shows it with; whoever has ``url`` may see it.
         * @example {
         *       "height": 480,
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "markdown": "![step.png](/api/v1/knowledge/pictures/AZMA)",
         *       "media_type": "image/png",
         *       "name": "step.png",
         *       "size": 20480,
         *       "url": "/api/v1/knowledge/pictures/AZMA",
         *       "width": 640
         *     }
         */
        PictureOut: {
            /** Height */
            height: number | null;
            /** Id */
            id: string;
            /** Markdown */
            markdown: string;
            /** Media Type */
            media_type: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Url */
            url: string;
            /** Width */
            width: number | null;
        };
        /**
         * Planned
         * @description The reply as it waits; null when this client id was sent already.
         */
        Planned: {
            reply: components["schemas"]["ScheduledOut"] | null;
        };
        /**
         * PolicyIn
         * @description Another policy, for the workspace or for one inbox.
         */
        PolicyIn: {
            /**
             * Expected Version
             * @description The version as it was read
             * @example 0
             */
            expected_version: number;
            /** Inbox Id */
            inbox_id?: string | null;
            policy: components["schemas"]["PolicySettings"];
        };
        /**
         * PolicyOut
         * @description The policy in force and what it stands on: the defaults, or for an inbox the workspace's.
         */
        PolicyOut: {
            /** Always On */
            always_on: ("despair" | "sensitive" | "asked" | "complaint" | "anger" | "flow" | "action_failed" | "action_unknown" | "unresolved" | "repeated" | "low_confidence" | "vip" | "order_value")[];
            base: components["schemas"]["PolicySettings"];
            fired: components["schemas"]["FiredOut"];
            /** Inbox Id */
            inbox_id: string | null;
            /**
             * Own
             * @description something was set here
             */
            own: boolean;
            policy: components["schemas"]["PolicySettings"];
            /** Scales */
            scales: components["schemas"]["ScaleOut"][];
            /** Updated At */
            updated_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * PolicySettings
         * @description When the assistant hands over. Triggers that are left out stay as the policy it stands on has them.
         */
        PolicySettings: {
            /**
             * Call Back Hours
             * @description open hours within which who wrote out of hours is answered
             * @example 4
             */
            call_back_hours: number;
            /**
             * Topics
             * @description what counts as sensitive
             */
            topics: ("legal" | "safety" | "media" | "medical" | "regulator")[];
            /** Triggers */
            triggers: components["schemas"]["TriggerSetting"][];
            /**
             * Unsure Below
             * @description probability under which an answer or an offer is unsure
             * @example 0.6
             */
            unsure_below: number;
            /**
             * Vip Attribute
             * @description so is one whose attribute
             * @example level
             */
            vip_attribute: string;
            /**
             * Vip Tags
             * @description a customer with one of them is important
             */
            vip_tags: string[];
            /**
             * Vip Values
             * @description has one of these values
             */
            vip_values: string[];
        };
        /**
         * PostIn
         * @description A reply or a private note.
         */
        PostIn: {
            /** Client Id */
            client_id: string;
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Kind */
            kind: string;
            /** Mentions */
            mentions?: string[];
            /**
             * Private
             * @default false
             */
            private?: boolean;
            /** Reply To */
            reply_to?: string | null;
        };
        /**
         * PresenceIn
         * @description One's own presence.
         */
        PresenceIn: {
            /**
             * Presence
             * @enum {string}
             */
            presence: "online" | "busy" | "wrap_up" | "away" | "offline";
            /**
             * Reason
             * @description lunch, meeting, training, …
             */
            reason?: string | null;
        };
        /**
         * Preview
         * @description The last words.
         */
        Preview: {
            /** At */
            at: string | null;
            /** Author Kind */
            author_kind: string;
            /** Text */
            text: string;
        };
        /**
         * PriorityIn
         * @description How urgent.
         */
        PriorityIn: {
            /**
             * Priority
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
        };
        /**
         * ProactiveFiguresOut
         * @description Thirty days. ``wrote``, ``resolved``: how much more of those sent to; null while one part is empty.
         */
        ProactiveFiguresOut: {
            held_out: components["schemas"]["ArmOut"];
            /** Outcomes */
            outcomes: {
                [key: string]: number;
            };
            resolved: components["schemas"]["ShareOut"] | null;
            sent: components["schemas"]["ArmOut"];
            wrote: components["schemas"]["ShareOut"] | null;
        };
        /**
         * ProactiveRuleIn
         * @description A rule to keep.
         */
        ProactiveRuleIn: {
            /**
             * Expected Version
             * @description the version as it was read; none for a new one
             */
            expected_version?: number | null;
            rule: components["schemas"]["RuleShape"];
        };
        /**
         * ProactiveRuleList
         * @description Every rule, in the order they are asked.
         */
        ProactiveRuleList: {
            /** Items */
            items: components["schemas"]["ProactiveRuleOut"][];
        };
        /**
         * ProactiveRuleOut
         * @description A rule as it is kept.
         */
        ProactiveRuleOut: {
            figures: components["schemas"]["ProactiveFiguresOut"] | null;
            /** Id */
            id: string;
            rule: components["schemas"]["RuleShape"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * ProactiveWish
         * @description Whether the visitor wants no messages that he did not ask for.
         */
        ProactiveWish: {
            refused: boolean;
        };
        Problem: {
            code: string;
            details: Record<string, never>;
            field: string | null;
            message: string;
            request_id: string | null;
        };
        /**
         * ProblemOut
         * @description What is wrong in which line.
         */
        ProblemOut: {
            /** Line */
            line: number;
            /** Reason */
            reason: string;
        };
        /**
         * ProgressOut
         * @description How far an import is: rows while it is read, compared and saved; entries with vectors while it learns.
         */
        ProgressOut: {
            /** Done */
            done: number;
            /**
             * Phase
             * @enum {string}
             */
            phase: "reading" | "comparing" | "saving" | "learning" | "undoing" | "finished";
            /** Total */
            total: number;
        };
        /**
         * ProjectionList
         * @description Every projection.
         */
        ProjectionList: {
            /** Items */
            items: components["schemas"]["ProjectionOut"][];
        };
        /**
         * ProjectionOut
         * @description A table derived from the log; stopped: it stands before a fact it cannot fold. Behind: facts of this workspace.
         */
        ProjectionOut: {
            /** Behind */
            behind: number;
            /** Error */
            error: string | null;
            /** Name */
            name: string;
            /** Since */
            since: string | null;
            /** Stopped */
            stopped: boolean;
        };
        /**
         * PromisedOut
         * @description Answers promised out of hours; late: not given in time, or not yet and overdue.
         */
        PromisedOut: {
            /** Given */
            given: number;
            /** Kept */
            kept: number;
            /** Late */
            late: number;
        };
        /**
         * ProposalOut
         * @description A write that waits for a yes, or what came instead.
         */
        ProposalOut: {
            /** Expires At */
            expires_at: string | null;
            /** Id */
            id: string | null;
            /** Needs */
            needs: ("yes" | "code") | null;
            /** Operation */
            operation: string;
            outcome: components["schemas"]["OutcomeOut"] | null;
            /** Text */
            text: string | null;
        };
        /**
         * PublishIn
         * @description Publish now, or at a time to come.
         */
        PublishIn: {
            /**
             * Expected Version
             * @description The entry's version as it was read
             * @example 3
             */
            expected_version?: number | null;
            /** Publish At */
            publish_at?: string | null;
        };
        /**
         * PublishedOut
         * @description The entry, and the checks that ran before (null: none did). Failing ones are there when the base only warns.
         * @example {
         *       "checks": {
         *         "base_id": "01930000-0000-7000-8000-000000000002",
         *         "by": {
         *           "id": "01930000-0000-7000-8000-000000000002",
         *           "kind": "person",
         *           "name": "林晓"
         *         },
         *         "created_at": "2026-11-22T06:00:00Z",
         *         "entry_id": "01930000-0000-7000-8000-000000000001",
         *         "failed": 1,
         *         "id": "01930000-0000-7000-8000-000000000001",
         *         "ms": 840,
         *         "results": [
         *           {
         *             "check_id": "01930000-0000-7000-8000-000000000002",
         *             "confidence": 0.52,
         *             "entry_ids": [
         *               "01930000-0000-7000-8000-000000000002"
         *             ],
         *             "expected": {
         *               "entry_id": "01930000-0000-7000-8000-000000000001",
         *               "title": "怎么退货"
         *             },
         *             "outcome": "choices",
         *             "passed": false,
         *             "question": "七天后还能退吗"
         *           }
         *         ],
         *         "total": 12
         *       },
         *       "entry": {
         *         "answer": "1. 打开订单\n2. 点“申请退货”",
         *         "audience": "customer",
         *         "base_id": "01930000-0000-7000-8000-000000000002",
         *         "draft": {
         *           "by": {
         *             "id": "01930000-0000-7000-8000-000000000002",
         *             "kind": "person",
         *             "name": "林晓"
         *           },
         *           "number": 4,
         *           "review_note": "",
         *           "state": "in_review"
         *         },
         *         "effect": {
         *           "answered": 40,
         *           "down": 1,
         *           "handed_over": 4,
         *           "resolved": 31,
         *           "up": 5,
         *           "used_at": "2026-11-22T06:00:00Z"
         *         },
         *         "id": "01930000-0000-7000-8000-000000000001",
         *         "kind": "faq",
         *         "last_number": 4,
         *         "live_number": 3,
         *         "locale": "zh",
         *         "owner": {
         *           "id": "01930000-0000-7000-8000-000000000002",
         *           "kind": "person",
         *           "name": "林晓"
         *         },
         *         "published_at": "2026-11-22T06:00:00Z",
         *         "question": "怎么退货",
         *         "similar": [
         *           "退货流程"
         *         ],
         *         "state": "published",
         *         "summary": "",
         *         "tags": [
         *           "售后"
         *         ],
         *         "updated_at": "2026-11-22T06:00:00Z",
         *         "updated_by": {
         *           "id": "01930000-0000-7000-8000-000000000002",
         *           "kind": "person",
         *           "name": "林晓"
         *         },
         *         "uses": 41,
         *         "valid_until": "2027-01-01T00:00:00Z",
         *         "variants": {
         *           "api": "请在网页订单里申请退货。"
         *         },
         *         "version": 7
         *       }
         *     }
         */
        PublishedOut: {
            checks: components["schemas"]["RunOut"] | null;
            entry: components["schemas"]["EntryOut"];
        };
        /**
         * PushDeviceOut
         * @description A browser that one is told on. ``fingerprint``: SHA-256 of its endpoint; ``problem``: why the last push did not go.
         */
        PushDeviceOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Current
             * @description registered by this session
             */
            current: boolean;
            /** Fingerprint */
            fingerprint: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Problem */
            problem: string | null;
            /** Told At */
            told_at: string | null;
        };
        /**
         * PushDevicesOut
         * @description The installation's public key, which browsers subscribe with, and one's own devices, newest first.
         */
        PushDevicesOut: {
            /** Devices */
            devices: components["schemas"]["PushDeviceOut"][];
            /** Public Key */
            public_key: string;
        };
        /**
         * PushKeys
         * @description A browser's keys, base64url.
         */
        PushKeys: {
            /** Auth */
            auth: string;
            /** P256Dh */
            p256dh: string;
        };
        /**
         * PushSubscriptionIn
         * @description What `PushManager.subscribe` gave. ``replaces``: the fingerprint of the one that this browser had before.
         */
        PushSubscriptionIn: {
            /** Endpoint */
            endpoint: string;
            keys: components["schemas"]["PushKeys"];
            /** Replaces */
            replaces?: string | null;
        };
        /**
         * PushTrialOut
         * @description What the push service answered to a trial. ``gone``: the browser ended the subscription, the device was removed.
         */
        PushTrialOut: {
            /** Problem */
            problem: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "sent" | "gone" | "failed";
        };
        /**
         * Question
         * @description One field of a form. Name, e-mail and phone fill the customer's profile; the rest becomes an attribute.
         */
        Question: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "name" | "email" | "phone" | "text" | "choice";
            /**
             * Label
             * @default {}
             */
            label?: {
                [key: string]: string;
            };
            /**
             * Options
             * @default []
             */
            options?: string[];
            /**
             * Required
             * @default false
             */
            required?: boolean;
        };
        /**
         * QueueIn
         * @description A queue to make.
         */
        QueueIn: {
            /**
             * First Response Target S
             * @default 20
             */
            first_response_target_s?: number;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
            /** Name */
            name: string;
            /** Team Id */
            team_id: string;
        };
        /**
         * QueueList
         * @description All queues.
         */
        QueueList: {
            /** Items */
            items: components["schemas"]["QueueOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * QueueOut
         * @description Where conversations wait for somebody of a team.
         */
        QueueOut: {
            /**
             * First Response Target S
             * @description within how many seconds a person should have answered first
             */
            first_response_target_s: number;
            /** Id */
            id: string;
            /** Is Default */
            is_default: boolean;
            /** Name */
            name: string;
            /** Team Id */
            team_id: string;
        };
        /**
         * QueuePatch
         * @description Changes to a queue.
         */
        QueuePatch: {
            /** First Response Target S */
            first_response_target_s?: number | null;
            /**
             * Is Default
             * @description make it the default; another one stops being it
             */
            is_default?: true | null;
            /** Name */
            name?: string | null;
            /** Team Id */
            team_id?: string | null;
        };
        /**
         * QueuePlace
         * @description Where one stands; no expected wait while there is nothing to measure it by. ``online``: people who serve the queue now.
         */
        QueuePlace: {
            /** @default null */
            expected_wait_s?: number | null;
            /** @default 0 */
            online?: number;
            place: number;
        };
        /**
         * QueueRulesBody
         * @description How a queue hands out.
         */
        QueueRulesBody: {
            /**
             * Match Language
             * @description only to who speaks the customer's language
             * @default false
             */
            match_language?: boolean;
            /**
             * Most Waiting
             * @description from so many on the next are promised a call back
             */
            most_waiting?: number | null;
            /**
             * Overflow After S
             * @description who waited so long goes on to overflow_to
             */
            overflow_after_s?: number | null;
            /**
             * Overflow To
             * @description a queue; used while somebody is online there
             */
            overflow_to?: string | null;
            /**
             * Skills
             * @description needed, and at least how well (1 to 5)
             */
            skills?: {
                [key: string]: number;
            };
            /**
             * Sticky H
             * @description hours for which a customer comes back to who had him last; 0: no
             * @default 0
             */
            sticky_h?: number;
            /**
             * Strategy
             * @description who of those with room is next
             * @default longest_idle
             * @enum {string}
             */
            strategy?: "longest_idle" | "least_loaded";
            /**
             * Vip First
             * @description customers tagged "vip" wait with high priority
             * @default false
             */
            vip_first?: boolean;
        };
        /**
         * QueueRulesList
         * @description The rules of all queues.
         */
        QueueRulesList: {
            /** Items */
            items: components["schemas"]["QueueRulesOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * QueueRulesOut
         * @description A queue's rules.
         */
        QueueRulesOut: {
            /** Match Language */
            match_language: boolean;
            /** Most Waiting */
            most_waiting: number | null;
            /** Overflow After S */
            overflow_after_s: number | null;
            /** Overflow To */
            overflow_to: string | null;
            /** Queue Id */
            queue_id: string;
            /** Skills */
            skills: {
                [key: string]: number;
            };
            /** Sticky H */
            sticky_h: number;
            /**
             * Strategy
             * @enum {string}
             */
            strategy: "longest_idle" | "least_loaded";
            /** Vip First */
            vip_first: boolean;
        };
        /**
         * Quote
         * @description The beginning of the message that one answers to.
         */
        Quote: {
            author: components["schemas"]["QuoteAuthor"];
            /** Id */
            id: string;
            /** Private */
            private: boolean;
            /** Recalled */
            recalled: boolean;
            /** Text */
            text: string;
        };
        /**
         * QuoteAuthor
         * @description Who said what is quoted; a customer without his name.
         */
        QuoteAuthor: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * Rating
         * @description How it was, 1 to 5.
         */
        Rating: {
            /** @default null */
            comment?: string | null;
            /** @default [] */
            reasons?: string[];
            score: number;
        };
        /**
         * ReadIn
         * @description Up to which message.
         */
        ReadIn: {
            /** Seq */
            seq: number;
        };
        /**
         * ReadUpTo
         * @description Seen up to this seq.
         */
        ReadUpTo: {
            seq: number;
        };
        /**
         * ReasonIn
         * @description Why.
         */
        ReasonIn: {
            /** Reason */
            reason?: string | null;
        };
        /**
         * ReasonOut
         * @description Why.
         */
        ReasonOut: {
            /** Code */
            code: string;
            /** Text */
            text: string;
        };
        /**
         * ReferenceIn
         * @description A thing of the merchant's systems; the same kind and id again says what became of it.
         */
        ReferenceIn: {
            /**
             * External Id
             * @default
             */
            external_id?: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "order" | "product" | "ticket" | "link";
            /**
             * Status
             * @default
             */
            status?: string;
            /**
             * Title
             * @default
             */
            title?: string;
            /** Url */
            url?: string | null;
        };
        /**
         * ReferenceList
         * @description What belongs to a customer, newest first.
         */
        ReferenceList: {
            /** Items */
            items: components["schemas"]["ReferenceOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * ReferenceOut
         * @description A thing of the merchant's systems. ``source``: a colleague, the merchant's page, or a program named it.
         */
        ReferenceOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** External Id */
            external_id: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "order" | "product" | "ticket" | "link";
            /**
             * Source
             * @enum {string}
             */
            source: "person" | "page" | "program";
            /** Status */
            status: string;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Url */
            url: string | null;
        };
        /**
         * RefusalIn
         * @description Whether a customer wants no message that he did not ask for.
         */
        RefusalIn: {
            /** Refused */
            refused: boolean;
        };
        /**
         * RejectIn
         * @description Why a draft goes back.
         */
        RejectIn: {
            /**
             * Expected Version
             * @description The entry's version as it was read
             * @example 3
             */
            expected_version?: number | null;
            /**
             * Note
             * @default
             * @example 请补充海外订单
             */
            note?: string;
        };
        /**
         * RelatedEntryOut
         * @description An entry worth reading beside another. Both tell of `of`, or this one of `by`, which is related to `of` by `relation`.
         */
        RelatedEntryOut: {
            by: components["schemas"]["EntityBrief"] | null;
            /** Id */
            id: string;
            of: components["schemas"]["EntityBrief"];
            /** Question */
            question: string;
            /** Relation */
            relation: ("part_of" | "fault_of" | "covered_by" | "works_with" | "like" | "replaces") | null;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "published" | "archived";
            /** Uses */
            uses: number;
        };
        /**
         * RelatedOut
         * @description Entries beside one, the most used first.
         */
        RelatedOut: {
            /** Items */
            items: components["schemas"]["RelatedEntryOut"][];
        };
        /**
         * RelationEnd
         * @description A relation seen from one thing, with the other end.
         */
        RelationEnd: {
            /** From Id */
            from_id: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "part_of" | "fault_of" | "covered_by" | "works_with" | "like" | "replaces";
            other: components["schemas"]["EntityBrief"];
            /**
             * Outward
             * @description It goes out from this thing
             */
            outward: boolean;
            /** To Id */
            to_id: string;
        };
        /**
         * RelationIn
         * @description How two things hang together: `from_id` is a part of, a fault of, covered by … `to_id`.
         */
        RelationIn: {
            /** From Id */
            from_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "part_of" | "fault_of" | "covered_by" | "works_with" | "like" | "replaces";
            /** To Id */
            to_id: string;
        };
        /**
         * RelationOut
         * @description A relation.
         */
        RelationOut: {
            /** From Id */
            from_id: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "part_of" | "fault_of" | "covered_by" | "works_with" | "like" | "replaces";
            /** To Id */
            to_id: string;
        };
        /**
         * RenderIn
         * @description The conversation to fill a reply in for.
         */
        RenderIn: {
            /** Conversation Id */
            conversation_id: string;
        };
        /**
         * RenderedOut
         * @description A body filled in; the variables in ``missing`` stand in it still, to be filled in or removed by hand.
         */
        RenderedOut: {
            /** Missing */
            missing: string[];
            /** Text */
            text: string;
        };
        /**
         * ReplayChange
         * @description A turn that would have ended otherwise. ``helpful``: what the customer said of it.
         */
        ReplayChange: {
            /**
             * After
             * @enum {string}
             */
            after: "answer" | "choices" | "refuse";
            /**
             * Before
             * @enum {string}
             */
            before: "answer" | "choices" | "refuse";
            /** Conversation Id */
            conversation_id: string;
            entry: components["schemas"]["ReplayEntry"];
            /** Helpful */
            helpful: boolean | null;
            /** Question */
            question: string;
            /** Turn Id */
            turn_id: string;
        };
        /**
         * ReplayEntry
         * @description The likeliest entry.
         */
        ReplayEntry: {
            /** Id */
            id: string;
            /** Score */
            score: number;
            /** Title */
            title: string;
        };
        /**
         * ReplayOut
         * @description Live turns with one question each, judged again. ``changed``: up to twenty that the reader may see, surest first.
         */
        ReplayOut: {
            /** Changed */
            changed: components["schemas"]["ReplayChange"][];
            /** Changed Total */
            changed_total: number;
            /** Curve */
            curve: components["schemas"]["Step"][];
            now: components["schemas"]["Step"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            then: components["schemas"]["Step"];
            /** Turns */
            turns: number;
        };
        /**
         * ReplyIn
         * @description A reply that goes at ``send_at``; without one in 5 s, until when it can be taken back.
         */
        ReplyIn: {
            /** Client Id */
            client_id: string;
            /**
             * If Answered
             * @description what happens when the customer writes before: not sent, or sent
             * @default ask
             * @enum {string}
             */
            if_answered?: "ask" | "send";
            /** Parts */
            parts: components["schemas"]["PartIn"][];
            /** Reply To */
            reply_to?: string | null;
            /** Send At */
            send_at?: string | null;
            /**
             * Then Status
             * @description what the conversation becomes once it went
             */
            then_status?: ("pending" | "snoozed" | "resolved") | null;
            /**
             * Then Until
             * @description until when, with snoozed
             */
            then_until?: string | null;
        };
        /**
         * ReplyMove
         * @description Another time for a reply.
         */
        ReplyMove: {
            /** If Answered */
            if_answered?: ("ask" | "send") | null;
            /**
             * Send At
             * Format: date-time
             */
            send_at: string;
        };
        /**
         * ReplyPart
         * @description One message of a reply.
         */
        ReplyPart: {
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Kind */
            kind: string;
        };
        /**
         * ResultOut
         * @description What became of one check. ``expected`` null: it must be refused. ``entry_ids``: what the assistant would answer from.
         *
         *     ``entries``: the same as {id, title}.
         */
        ResultOut: {
            /** Check Id */
            check_id: string;
            /** Confidence */
            confidence: number | null;
            /**
             * Entries
             * @default []
             */
            entries?: {
                [key: string]: string;
            }[];
            /** Entry Ids */
            entry_ids: string[];
            /** Expected */
            expected: {
                [key: string]: string | null;
            } | null;
            /** Outcome */
            outcome: string;
            /** Passed */
            passed: boolean;
            /** Question */
            question: string;
        };
        /**
         * RetentionForecast
         * @description How many customers it would erase today; ``more``: at least so many.
         */
        RetentionForecast: {
            /** Customers */
            customers: number;
            /** More */
            more: boolean;
        };
        /**
         * RetentionIn
         * @description How long customers are kept of whom nothing is heard: months of 30 days, None for good.
         */
        RetentionIn: {
            /** Months */
            months: number | null;
        };
        /**
         * RetentionOut
         * @description How long customers are kept; nothing is erased before ``begins_at``.
         */
        RetentionOut: {
            /** Begins At */
            begins_at: string | null;
            /** Months */
            months: number | null;
        };
        /**
         * ReturnIn
         * @description Give back.
         */
        ReturnIn: {
            /** Note */
            note?: string | null;
            /** Queue Id */
            queue_id?: string | null;
            /**
             * To
             * @enum {string}
             */
            to: "assistant" | "queue";
        };
        /**
         * RoleIn
         * @description A role to make.
         */
        RoleIn: {
            /** Grants */
            grants: components["schemas"]["GrantIn"][];
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * RoleOut
         * @description A role with its grants.
         */
        RoleOut: {
            /** Builtin */
            builtin: boolean;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /** Id */
            id: string;
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * RolePage
         * @description All roles.
         */
        RolePage: {
            /** Items */
            items: components["schemas"]["RoleOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RolePatch
         * @description Changes to a role; ``grants`` replaces all of them.
         */
        RolePatch: {
            /** Grants */
            grants?: components["schemas"]["GrantIn"][] | null;
            /** Name */
            name?: string | null;
        };
        /**
         * RollBackIn
         * @description Which version to repeat, as a draft or live at once.
         */
        RollBackIn: {
            /**
             * Expected Version
             * @description The entry's version as it was read
             * @example 3
             */
            expected_version?: number | null;
            /**
             * Number
             * @example 2
             */
            number: number;
            /**
             * Publish
             * @default false
             */
            publish?: boolean;
        };
        /**
         * RoutingOut
         * @description What routing decided about a conversation, newest first, and why it waits now.
         */
        RoutingOut: {
            /** Items */
            items: components["schemas"]["DecisionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            waiting: components["schemas"]["WhyOut"] | null;
        };
        /**
         * RoutingSettingsBody
         * @description What work weighs, and for how long routing waits.
         */
        RoutingSettingsBody: {
            /**
             * Grace S
             * @description who went away so long gives back the customers who wait for him
             * @default 120
             */
            grace_s?: number;
            /**
             * Weights
             * @description of a conversation by channel, in chats; chat itself is 1
             */
            weights: {
                [key: string]: number;
            };
            /**
             * Wrap Up S
             * @description after-contact work after a conversation is resolved; 0: none
             * @default 0
             */
            wrap_up_s?: number;
        };
        /**
         * RoutingSettingsOut
         * @description The workspace's settings of routing.
         */
        RoutingSettingsOut: {
            /** Grace S */
            grace_s: number;
            /** Weights */
            weights: {
                [key: string]: number;
            };
            /** Wrap Up S */
            wrap_up_s: number;
        };
        /**
         * Row
         * @description A conversation as a list shows it.
         */
        Row: {
            customer: components["schemas"]["CustomerRef"];
            /**
             * Due At
             * @description until when a person should answer first; null: nobody was asked, or one did
             */
            due_at: string | null;
            /**
             * Followed
             * @description by the reader
             */
            followed: boolean;
            handover: components["schemas"]["Handover"] | null;
            /** Id */
            id: string;
            inbox: components["schemas"]["InboxRef"];
            /** Last Seq */
            last_seq: number;
            /** Mentioned */
            mentioned: boolean;
            /**
             * Merged
             * @description how many conversations are merged into it
             */
            merged: number;
            /** @description the conversation in which it is read and goes on */
            merged_into: components["schemas"]["Other"] | null;
            /** Mode */
            mode: string;
            /** Number */
            number: number;
            /** Opened At */
            opened_at: string;
            owner: components["schemas"]["Owner"];
            preview: components["schemas"]["Preview"] | null;
            /** Priority */
            priority: string;
            queue: components["schemas"]["QueuePlace"] | null;
            /** Queue Id */
            queue_id: string | null;
            /** Rating */
            rating: number | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Snoozed Until */
            snoozed_until: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "pending" | "snoozed" | "resolved";
            /** Team Id */
            team_id: string | null;
            /** Unread */
            unread: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Waiting Since */
            waiting_since: string | null;
        };
        /**
         * RowErrorOut
         * @description What is wrong with a row, in the reader's language. Row 0 is the file as a whole.
         */
        RowErrorOut: {
            /** Code */
            code: string;
            /** Column */
            column: string | null;
            /** Message */
            message: string;
            /** Row */
            row: number;
        };
        /**
         * RuleShape
         * @description A rule: on an event, under conditions, a message.
         */
        RuleShape: {
            /**
             * Active
             * @default false
             */
            active?: boolean;
            /**
             * Choices
             * @description what the customer may tap
             */
            choices?: components["schemas"]["WordsShape"][];
            /**
             * Event
             * @description name of the event; a page looked at is `page`
             */
            event: string;
            /**
             * Hold Out
             * @description percent of customers who go without, to measure what happens anyway
             * @default 10
             */
            hold_out?: number;
            /** Name */
            name: string;
            /**
             * Opens
             * @description a message of the assistant, or a consultation: it goes to a queue too
             * @default message
             * @enum {string}
             */
            opens?: "message" | "consultation";
            /**
             * Pause Days
             * @description between two for one customer
             * @default 7
             */
            pause_days?: number;
            /** Where */
            where?: components["schemas"]["ConditionShape"][];
            words: components["schemas"]["WordsShape"];
        };
        /**
         * RunFlowIn
         * @description A flow whose draft plays in place of what is live; ``version``: the draft that is meant.
         */
        RunFlowIn: {
            /** Id */
            id: string;
            /** Version */
            version: number;
        };
        /**
         * RunFlowOut
         * @description The draft that played.
         */
        RunFlowOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * RunList
         * @description Runs, newest first.
         */
        RunList: {
            /** Items */
            items: components["schemas"]["RunOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * RunOut
         * @description A run of a base's checks. ``entry_id``: what was about to be published; null, run on demand.
         * @example {
         *       "base_id": "01930000-0000-7000-8000-000000000002",
         *       "by": {
         *         "id": "01930000-0000-7000-8000-000000000002",
         *         "kind": "person",
         *         "name": "林晓"
         *       },
         *       "created_at": "2026-11-22T06:00:00Z",
         *       "entry_id": "01930000-0000-7000-8000-000000000001",
         *       "failed": 1,
         *       "id": "01930000-0000-7000-8000-000000000001",
         *       "ms": 840,
         *       "results": [
         *         {
         *           "check_id": "01930000-0000-7000-8000-000000000002",
         *           "confidence": 0.52,
         *           "entry_ids": [
         *             "01930000-0000-7000-8000-000000000002"
         *           ],
         *           "expected": {
         *             "entry_id": "01930000-0000-7000-8000-000000000001",
         *             "title": "怎么退货"
         *           },
         *           "outcome": "choices",
         *           "passed": false,
         *           "question": "七天后还能退吗"
         *         }
         *       ],
         *       "total": 12
         *     }
         */
        RunOut: {
            /** Base Id */
            base_id: string;
            by: components["schemas"]["ActorOut"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Entry Id */
            entry_id: string | null;
            /** Failed */
            failed: number;
            /** Id */
            id: string;
            /** Ms */
            ms: number;
            /** Results */
            results: components["schemas"]["ResultOut"][];
            /** Total */
            total: number;
        };
        /**
         * SampleOut
         * @description A row as it will be stored.
         */
        SampleOut: {
            /** Answer */
            answer: string;
            /** Kind */
            kind: string;
            /** Locale */
            locale: string;
            /** Question */
            question: string;
            /** Similar */
            similar: string[];
            /** State */
            state: string;
            /** Tags */
            tags: string[];
        };
        /**
         * SavedDraftIn
         * @description What was written; nothing at all removes the draft.
         */
        SavedDraftIn: {
            /**
             * Attachments
             * @description ids of uploaded files
             */
            attachments?: string[];
            /**
             * Cards
             * @description contents of cards
             */
            cards?: {
                [key: string]: unknown;
            }[];
            /** Reply To */
            reply_to?: string | null;
            /**
             * Rich
             * @description its Markdown counts
             * @default false
             */
            rich?: boolean;
            /**
             * Seen
             * @description updated_at of the draft that was read, null for none: one saved elsewhere since is not written over. Left out: it is
             */
            seen?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * SavedDraftList
         * @description At most a reply and a note.
         */
        SavedDraftList: {
            /** Items */
            items: components["schemas"]["SavedDraftOut"][];
        };
        /**
         * SavedDraftOut
         * @description A draft.
         */
        SavedDraftOut: {
            /** Attachments */
            attachments: {
                [key: string]: unknown;
            }[];
            /** Cards */
            cards: {
                [key: string]: unknown;
            }[];
            /**
             * Mode
             * @enum {string}
             */
            mode: "reply" | "note";
            /** Reply To */
            reply_to: string | null;
            /** Rich */
            rich: boolean;
            /** Text */
            text: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ScaleOut
         * @description From where to where a trigger's threshold may go.
         */
        ScaleOut: {
            /** Least */
            least: number;
            /** Most */
            most: number;
            /**
             * Name
             * @enum {string}
             */
            name: "despair" | "sensitive" | "asked" | "complaint" | "anger" | "flow" | "action_failed" | "action_unknown" | "unresolved" | "repeated" | "low_confidence" | "vip" | "order_value";
            /** Whole */
            whole: boolean;
        };
        /**
         * ScenarioChecked
         * @description What a scenario says, or why it cannot be read.
         */
        ScenarioChecked: {
            /** Language */
            language: string | null;
            /** Name */
            name: string | null;
            /** Pattern */
            pattern: string | null;
            /** Problems */
            problems: components["schemas"]["ScenarioProblem"][];
            /** Turns */
            turns: number | null;
        };
        /**
         * ScenarioFull
         * @description A scenario with its YAML.
         */
        ScenarioFull: {
            /** Id */
            id: string;
            /** Language */
            language: string;
            last: components["schemas"]["ScenarioLast"] | null;
            /** Name */
            name: string;
            /** Pattern */
            pattern: string;
            /** Source */
            source: string;
            /** Tier */
            tier: string;
            /** Turns */
            turns: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Updated By */
            updated_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * ScenarioIn
         * @description A scenario as YAML, or for an import a file of them.
         */
        ScenarioIn: {
            /** Source */
            source: string;
        };
        /**
         * ScenarioLast
         * @description How the last run went that played it; passed: every repeat.
         */
        ScenarioLast: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Passed */
            passed: boolean;
            /** Run Id */
            run_id: string;
        };
        /**
         * ScenarioLine
         * @description A turn as it was played. ``asks``: the slot, or confirmation; ``ms``: until the reply was there.
         */
        ScenarioLine: {
            /** Asks */
            asks: string | null;
            /** Cites */
            cites: string[];
            /** Flow */
            flow: string | null;
            /** Hand Over */
            hand_over: string | null;
            /** Ms */
            ms: number;
            /** Options */
            options: string[];
            /** Outcome */
            outcome: string;
            /** Says */
            says: string[];
            /** Text */
            text: string;
        };
        /**
         * ScenarioMiss
         * @description An expectation that was not met: in which turn (from 1), what was wanted and what came.
         */
        ScenarioMiss: {
            /** Came */
            came: unknown;
            /** Said */
            said: string;
            /** Turn */
            turn: number;
            /** Wanted */
            wanted: unknown;
            /** What */
            what: string;
        };
        /**
         * ScenarioOut
         * @description A scenario as lists show it. ``updated_by``: a name.
         */
        ScenarioOut: {
            /** Id */
            id: string;
            /** Language */
            language: string;
            last: components["schemas"]["ScenarioLast"] | null;
            /** Name */
            name: string;
            /** Pattern */
            pattern: string;
            /** Tier */
            tier: string;
            /** Turns */
            turns: number;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Updated By */
            updated_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * ScenarioPage
         * @description Scenarios by name.
         */
        ScenarioPage: {
            /** Items */
            items: components["schemas"]["ScenarioOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ScenarioProblem
         * @description What is wrong in which line.
         */
        ScenarioProblem: {
            /** Line */
            line: number;
            /** Reason */
            reason: string;
        };
        /**
         * ScenarioResult
         * @description A scenario played once. ``scenario_id``: null where it was deleted since.
         */
        ScenarioResult: {
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Misses */
            misses: components["schemas"]["ScenarioMiss"][];
            /** Name */
            name: string;
            /** Passed */
            passed: boolean;
            /** Pattern */
            pattern: string;
            /** Repeat */
            repeat: number;
            /** Scenario Id */
            scenario_id: string | null;
            /** Seconds */
            seconds: number;
            /** Transcript */
            transcript: components["schemas"]["ScenarioLine"][];
        };
        /**
         * ScenarioResultPage
         * @description Plays of a run in their order.
         */
        ScenarioResultPage: {
            /** Items */
            items: components["schemas"]["ScenarioResult"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ScenarioRunIn
         * @description What to play: these scenarios (null: all), each so often.
         */
        ScenarioRunIn: {
            flow?: components["schemas"]["RunFlowIn"] | null;
            /**
             * Repeats
             * @default 1
             */
            repeats?: number;
            /** Scenario Ids */
            scenario_ids?: string[] | null;
        };
        /**
         * ScenarioRunOut
         * @description A run: ``done`` and ``passed`` of ``total`` plays; ``figures`` once it is done.
         */
        ScenarioRunOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string | null;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Error */
            error: string | null;
            /** Figures */
            figures: {
                [key: string]: unknown;
            } | null;
            flow: components["schemas"]["RunFlowOut"] | null;
            /** Id */
            id: string;
            /** Passed */
            passed: number;
            /** Repeats */
            repeats: number;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled";
            /** Total */
            total: number;
        };
        /**
         * ScenarioRunPage
         * @description Runs, newest first.
         */
        ScenarioRunPage: {
            /** Items */
            items: components["schemas"]["ScenarioRunOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ScenarioSave
         * @description A scenario as of ``version``.
         */
        ScenarioSave: {
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * ScenariosBroughtIn
         * @description How many scenarios are new, how many stand in place of others.
         */
        ScenariosBroughtIn: {
            /** Added */
            added: number;
            /** Updated */
            updated: number;
        };
        /**
         * ScheduledList
         * @description The first to go comes first.
         */
        ScheduledList: {
            /** Items */
            items: components["schemas"]["ScheduledOut"][];
        };
        /**
         * ScheduledOut
         * @description A reply that waits, or could not go (``failure``: not_yours, not_allowed, resolved, customer_wrote, or an error's code).
         */
        ScheduledOut: {
            /** Agent Id */
            agent_id: string;
            /** Client Id */
            client_id: string;
            /** Conversation Id */
            conversation_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Failure */
            failure: string | null;
            /**
             * Held
             * @description goes within 5 s of being written; nobody chose its time
             */
            held: boolean;
            /** Id */
            id: string;
            /**
             * If Answered
             * @enum {string}
             */
            if_answered: "ask" | "send";
            /** Parts */
            parts: components["schemas"]["ReplyPart"][];
            /** Reply To */
            reply_to: string | null;
            /**
             * Send At
             * Format: date-time
             */
            send_at: string;
            /** Then Status */
            then_status: ("pending" | "snoozed" | "resolved") | null;
            /** Then Until */
            then_until: string | null;
        };
        /**
         * SecretIn
         * @description What proves who we are; null forgets it.
         */
        SecretIn: {
            /**
             * Sandbox
             * @default false
             */
            sandbox?: boolean;
            /** Secret */
            secret: string | null;
        };
        /**
         * ServerIn
         * @description The workspace's server. Without a password the one it has stays, for the same host and user.
         */
        ServerIn: {
            /** From Address */
            from_address: string;
            /**
             * From Name
             * @default
             */
            from_name?: string;
            /** Host */
            host: string;
            /** Password */
            password?: string | null;
            /** Port */
            port: number;
            /**
             * Security
             * @enum {string}
             */
            security: "tls" | "starttls" | "none";
            /** Username */
            username?: string | null;
        };
        /**
         * ServerOut
         * @description A server; never its password.
         */
        ServerOut: {
            /** From Address */
            from_address: string;
            /** From Name */
            from_name: string;
            /** Has Password */
            has_password: boolean;
            /** Host */
            host: string;
            /** Port */
            port: number;
            /** Security */
            security: string;
            /** Username */
            username: string | null;
        };
        /**
         * SessionReply
         * @description A visit has begun.
         */
        SessionReply: {
            customer: components["schemas"]["VisitorCustomer"];
            expires_at: string;
            /** @default null */
            ignored?: {
                [key: string]: string;
            } | null;
            inbox: components["schemas"]["VisitorInbox"];
            snapshot: components["schemas"]["Snapshot"];
            token: string;
        };
        /**
         * SessionRequest
         * @description Start of a visit.
         */
        SessionRequest: {
            /** @default null */
            identity?: components["schemas"]["Identity"] | null;
            /** @default null */
            identity_token?: string | null;
            /** @default null */
            locale?: string | null;
            /** @default null */
            page?: components["schemas"]["Page"] | null;
            visitor_id: string;
        };
        /**
         * SettleIn
         * @description What became of a call whose outcome is unknown, and how that is known.
         */
        SettleIn: {
            /** Reason */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "done" | "failed";
        };
        /**
         * ShareOut
         * @description A share or a difference with its 95 % interval.
         */
        ShareOut: {
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Value */
            value: number;
        };
        /**
         * SignInIn
         * @description An attempt to sign in. The password is taken as typed, spaces included.
         */
        SignInIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
            /**
             * Workspace
             * @description slug; needed when the e-mail is in several
             */
            workspace?: string | null;
        };
        /**
         * SignedInOut
         * @description A session was opened; its cookie came along.
         */
        SignedInOut: {
            /** Csrf Token */
            csrf_token: string;
            me: components["schemas"]["MeOut"];
        };
        /**
         * SimilarIn
         * @description The entry that answers it.
         */
        SimilarIn: {
            /** Entry Id */
            entry_id: string;
        };
        /**
         * Snapshot
         * @description What the widget shows, as of a position of the log.
         */
        Snapshot: {
            conversation: components["schemas"]["VisitorConversation"] | null;
            /** @default false */
            has_earlier?: boolean;
            messages: Record<string, never>[];
            position: number;
        };
        /**
         * SnoozeIn
         * @description Until when.
         */
        SnoozeIn: {
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * Source
         * @description A knowledge entry an answer rests on.
         */
        Source: {
            /** Entry Id */
            entry_id: string;
            /** N */
            n: number;
            /** Score */
            score: number;
            /** Title */
            title: string;
            /** Url */
            url: string | null;
        };
        /**
         * SourceIn
         * @description A page or a sitemap of one's own site.
         *
         *     ``include``, ``exclude``: parts of the addresses a sitemap lists, ``*`` stands for anything; no ``include`` means all.
         */
        SourceIn: {
            /** Base Id */
            base_id: string;
            /**
             * Drafts
             * @default false
             */
            drafts?: boolean;
            /**
             * Every Hours
             * @default 24
             */
            every_hours?: number | null;
            /**
             * Exclude
             * @example [
             *       "/help/old/*"
             *     ]
             */
            exclude?: string[];
            /** Folder Id */
            folder_id?: string | null;
            /**
             * Include
             * @example [
             *       "/help/"
             *     ]
             */
            include?: string[];
            /**
             * Policy
             * @default update
             * @enum {string}
             */
            policy?: "update" | "skip";
            /** Url */
            url: string;
        };
        /**
         * SourceList
         * @description Sources.
         */
        SourceList: {
            /** Items */
            items: components["schemas"]["SourceOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * SourceOut
         * @description A source and its last visit. ``failed``: pages that could not be read; ``progress`` while it is visited.
         *
         *     ``state`` failed: the last visit read nothing, ``problem`` says why. ``held``: outbound effects are paused (after a restore), so
         *     nothing is read until an operator resumes them.
         */
        SourceOut: {
            /** Base Id */
            base_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Drafts */
            drafts: boolean;
            /** Every Hours */
            every_hours: number | null;
            /** Exclude */
            exclude: string[];
            /** Failed */
            failed: number;
            /** Finished At */
            finished_at: string | null;
            /** Folder Id */
            folder_id: string | null;
            /** Gone */
            gone: number;
            /** Held */
            held: boolean;
            /** Id */
            id: string;
            /** Include */
            include: string[];
            /** Last Import Id */
            last_import_id: string | null;
            /** Next At */
            next_at: string | null;
            /** Pages */
            pages: number;
            /**
             * Policy
             * @enum {string}
             */
            policy: "update" | "skip";
            problem: components["schemas"]["PageProblemOut"] | null;
            progress: components["schemas"]["VisitProgressOut"] | null;
            /** Started At */
            started_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "crawling" | "paused" | "failed";
            /** Url */
            url: string;
            visit: components["schemas"]["VisitOut"] | null;
        };
        /**
         * SourcePatch
         * @description Changes to a source; ``every_hours`` null: only when asked.
         */
        SourcePatch: {
            /**
             * Drafts
             * @default false
             */
            drafts?: boolean;
            /** Every Hours */
            every_hours?: number | null;
            /** Exclude */
            exclude?: string[];
            /** Folder Id */
            folder_id?: string | null;
            /** Include */
            include?: string[];
            /**
             * Paused
             * @default false
             */
            paused?: boolean;
            /**
             * Policy
             * @default update
             * @enum {string}
             */
            policy?: "update" | "skip";
        };
        /**
         * SpecialDate
         * @description A date that replaces its weekday: a holiday, or a working day made up.
         */
        SpecialDate: {
            /**
             * Date
             * @description 2026-10-01
             */
            date: string;
            /**
             * Name
             * @description what it is, for colleagues
             * @default
             */
            name?: string;
            /**
             * Open
             * @description empty: closed
             * @default []
             */
            open?: components["schemas"]["Times"][];
        };
        /**
         * Standing
         * @description A flow that a conversation is in. ``awaits``: the slot that was asked for, or confirmation.
         */
        Standing: {
            /** Awaits */
            awaits: string | null;
            /** Flow */
            flow: string;
            /** Slots */
            slots: {
                [key: string]: components["schemas"]["StandingSlot"];
            };
            /** Step */
            step: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * StandingList
         * @description The flows a conversation is in, the one spoken of last.
         */
        StandingList: {
            /** Items */
            items: components["schemas"]["Standing"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * StandingSlot
         * @description What a customer told; ``hidden`` where it tells who he is.
         */
        StandingSlot: {
            /** Hidden */
            hidden: boolean;
            /** Value */
            value: unknown;
        };
        /**
         * Step
         * @description One answer threshold. ``expected_right``: the mean probability of what is answered, null when nothing is.
         */
        Step: {
            /** Answer */
            answer: number;
            counts: components["schemas"]["Counts"];
            /** Expected Right */
            expected_right: number | null;
        };
        /**
         * StepIn
         * @description A step of an entry's life.
         */
        StepIn: {
            /**
             * Expected Version
             * @description The entry's version as it was read
             * @example 3
             */
            expected_version?: number | null;
        };
        /**
         * StepOut
         * @description What a visitor did: an event by name, else a page by path.
         */
        StepOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Name */
            name: string | null;
            /** Path */
            path: string | null;
            /** Properties */
            properties: {
                [key: string]: unknown;
            };
            /** Title */
            title: string | null;
        };
        /**
         * Suggestion
         * @description A first question; ``at``: pages it is for, as a path or an address with * for anything.
         */
        Suggestion: {
            /** At */
            at?: string | null;
            /** En */
            en?: string | null;
            /** Zh */
            zh?: string | null;
        };
        /**
         * SuggestionOut
         * @description Who may be the same person, and what says so: a proved phone or e-mail, or an account of the merchant's site.
         */
        SuggestionOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Phone */
            phone: string | null;
            /** Reasons */
            reasons: ("phone" | "email" | "account")[];
        };
        /**
         * SystemOut
         * @description The installation: its version and every check, the worst first.
         */
        SystemOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Checks */
            checks: components["schemas"]["Check"][];
            /** Version */
            version: string;
        };
        /**
         * TagList
         * @description Tags, most used first; 200 at most.
         */
        TagList: {
            /** Items */
            items: components["schemas"]["TagOut"][];
        };
        /**
         * TagOut
         * @description A tag and how many entries carry it.
         */
        TagOut: {
            /** Entries */
            entries: number;
            /** Tag */
            tag: string;
        };
        /**
         * TakeIn
         * @description Take over; with the version that was on the screen.
         */
        TakeIn: {
            /** Expected Version */
            expected_version?: number | null;
        };
        /**
         * TeamIn
         * @description A team to make.
         */
        TeamIn: {
            /** Name */
            name: string;
        };
        /**
         * TeamList
         * @description All teams.
         */
        TeamList: {
            /** Items */
            items: components["schemas"]["TeamOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * TeamOut
         * @description A team.
         */
        TeamOut: {
            /** Id */
            id: string;
            /** Lead Ids */
            lead_ids: string[];
            /** Member Ids */
            member_ids: string[];
            /** Name */
            name: string;
        };
        /**
         * TeamPatch
         * @description Changes to a team; ``members`` replaces all of them.
         */
        TeamPatch: {
            /** Members */
            members?: components["schemas"]["MemberIn"][] | null;
            /** Name */
            name?: string | null;
        };
        /**
         * TestIn
         * @description Where a test mail goes.
         */
        TestIn: {
            /** To */
            to: string;
        };
        /**
         * ThresholdsIn
         * @description Other thresholds: 0.30 ≤ offer ≤ answer ≤ 0.95.
         */
        ThresholdsIn: {
            /**
             * Answer
             * @example 0.6
             */
            answer: number;
            /**
             * Expected Version
             * @description The version as it was read
             * @example 0
             */
            expected_version: number;
            /**
             * Offer
             * @example 0.5
             */
            offer: number;
        };
        /**
         * ThresholdsInForceOut
         * @description Probabilities from which the assistant answers, and offers choices.
         */
        ThresholdsInForceOut: {
            /** Answer */
            answer: number;
            /** Offer */
            offer: number;
        };
        /**
         * ThresholdsOut
         * @description The thresholds in force; version 0: nobody changed them yet.
         */
        ThresholdsOut: {
            /** Answer */
            answer: number;
            defaults: components["schemas"]["Pair"];
            /** Offer */
            offer: number;
            /** Updated At */
            updated_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * Timeline
         * @description What happened to a conversation, oldest first.
         */
        Timeline: {
            /** Items */
            items: components["schemas"]["TimelineItem"][];
        };
        /**
         * TimelineItem
         * @description Something that happened.
         */
        TimelineItem: {
            actor: components["schemas"]["Actor"];
            /** At */
            at: string | null;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Position */
            position: number;
            /** Type */
            type: string;
            /** Version */
            version: number;
        };
        /**
         * Times
         * @description One interval of a day, 09:00 to 18:00; one that closes before it opens runs over midnight.
         */
        Times: {
            /**
             * Closes
             * @description HH:MM; 24:00 is the end of the day
             */
            closes: string;
            /**
             * Opens
             * @description HH:MM
             */
            opens: string;
        };
        /**
         * TimesOut
         * @description How often a trigger fired.
         */
        TimesOut: {
            /**
             * Name
             * @enum {string}
             */
            name: "despair" | "sensitive" | "asked" | "complaint" | "anger" | "flow" | "action_failed" | "action_unknown" | "unresolved" | "repeated" | "low_confidence" | "vip" | "order_value";
            /** Times */
            times: number;
        };
        /**
         * Told
         * @description What the host's page says of its customer, by attribute.
         */
        Told: {
            attributes: Record<string, never>;
        };
        /**
         * ToldReference
         * @description A thing of the merchant's systems: an order, a product, a ticket, a link. The same kind and id again: what became of it.
         */
        ToldReference: {
            /** @default null */
            external_id?: string | number | null;
            /** @enum {unknown} */
            kind: "link" | "order" | "product" | "ticket";
            /** @default null */
            status?: string | null;
            /** @default null */
            title?: string | null;
            /** @default null */
            url?: string | null;
        };
        /**
         * Track
         * @description What is kept of what visitors do on the site: events the page sends always, pages they look at if wanted.
         */
        Track: {
            /**
             * Days
             * @description how long
             * @default 30
             */
            days?: number;
            /**
             * Pages
             * @description keep titles and paths of pages too; have your visitors agree where the law asks
             * @default false
             */
            pages?: boolean;
        };
        /**
         * Tracked
         * @description ``said``: a rule of proactive service answered with a message, which the snapshot has.
         */
        Tracked: {
            ignored: {
                [key: string]: string;
            };
            said: boolean;
        };
        /**
         * TrailStep
         * @description What the visitor did: an event by name, which may say on which page, else a page by path.
         *
         *         ``at``: in ISO 8601; now where it is missing.
         */
        TrailStep: {
            /** @default null */
            at?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            path?: string | null;
            /** @default null */
            properties?: Record<string, never> | null;
            /** @default null */
            title?: string | null;
        };
        /**
         * TrailSteps
         * @description Steps, oldest first.
         */
        TrailSteps: {
            items: components["schemas"]["TrailStep"][];
        };
        /**
         * TranscriptAsked
         * @description Where the conversation is mailed to; without an address to the one that is known.
         */
        TranscriptAsked: {
            /** @default null */
            locale?: string | null;
            /** @default null */
            to?: string | null;
        };
        /**
         * TranscriptIn
         * @description Where it goes; without an address to the customer's own.
         */
        TranscriptIn: {
            /** To */
            to?: string | null;
        };
        /**
         * TranscriptOffer
         * @description Whether the conversation can be mailed; ``address``: the customer's own, told only to who proved to be him.
         */
        TranscriptOffer: {
            /** @default null */
            address?: string | null;
            available: boolean;
        };
        /**
         * TranscriptOut
         * @description The mail that was queued.
         */
        TranscriptOut: {
            /** Mail Id */
            mail_id: string;
        };
        /**
         * TrialIn
         * @description Where a connector is tried.
         */
        TrialIn: {
            /**
             * Mode
             * @default test
             * @enum {string}
             */
            mode?: "live" | "test";
        };
        /**
         * TrialOut
         * @description What came of a trial. ``code`` null: the system answers.
         */
        TrialOut: {
            /** Code */
            code: string | null;
            /** Message */
            message: string | null;
            /** Ms */
            ms: number;
            /** Operations */
            operations: number;
        };
        /**
         * TriggerSetting
         * @description Whether something leads to people, and from how much of it; null where there is nothing to count.
         */
        TriggerSetting: {
            /** At */
            at?: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "despair" | "sensitive" | "asked" | "complaint" | "anger" | "flow" | "action_failed" | "action_unknown" | "unresolved" | "repeated" | "low_confidence" | "vip" | "order_value";
            /** On */
            on: boolean;
        };
        /**
         * TryIn
         * @description An operation to try in the sandbox, as a customer if one is named.
         */
        TryIn: {
            /** Arguments */
            arguments?: {
                [key: string]: unknown;
            };
            /** Customer Id */
            customer_id?: string | null;
            /** Operation */
            operation: string;
        };
        /**
         * TurnCall
         * @description One call of the language model. ``cost``: millionths of the currency's unit.
         *
         *     ``why``: of rejected and failed ones, a code; ``why_text``: what it means. ``prompt``: the prompt's version.
         */
        TurnCall: {
            /** Cost */
            cost: number;
            /** Currency */
            currency: string;
            /** Model */
            model: string;
            /** Ms */
            ms: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "used" | "unused" | "rejected" | "failed";
            /** Prompt */
            prompt: string;
            /** Tokens In */
            tokens_in: number;
            /** Tokens Out */
            tokens_out: number;
            /**
             * Use
             * @enum {string}
             */
            use: "rewrite" | "flows" | "answers";
            /** Why */
            why: string | null;
            /** Why Text */
            why_text: string | null;
        };
        /**
         * TurnCandidate
         * @description An entry that was considered.
         */
        TurnCandidate: {
            /** Dense */
            dense: number | null;
            /** Entry Id */
            entry_id: string;
            /**
             * Exact
             * @default false
             */
            exact?: boolean;
            /**
             * Guards
             * @default []
             */
            guards?: string[];
            /** Lexical */
            lexical: number;
            /** Locale */
            locale?: string | null;
            /** Matched */
            matched: string;
            /** Score */
            score: number;
            /** Title */
            title: string;
        };
        /**
         * TurnCited
         * @description A sentence of the model's: it ends at this character of the message; the entries it rests on, none: what a system told.
         */
        TurnCited: {
            /** Entries */
            entries: string[];
            /** To */
            to: number;
        };
        /**
         * TurnEntity
         * @description Something the customer named; of personal values the last four signs only.
         */
        TurnEntity: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "order_number" | "phone" | "email" | "amount" | "date" | "duration" | "count" | "product";
            /** Value */
            value: string;
        };
        /**
         * TurnFollowed
         * @description What the turn was to the conversation's flows. ``calls``: into merchants' systems.
         */
        TurnFollowed: {
            /** Calls */
            calls?: string[];
            /** Events */
            events?: components["schemas"]["FlowEvent"][];
            /**
             * Wrote
             * @default false
             */
            wrote?: boolean;
        };
        /**
         * TurnIntent
         * @description The likeliest of the workspace's own intents; ``known``: it belongs to one at all.
         */
        TurnIntent: {
            /** Known */
            known: boolean;
            /** Name */
            name: string;
            /** Probability */
            probability: number;
        };
        /**
         * TurnModel
         * @description What the turn asked the language model; ``answered``: the words that were sent are its own; ``cited``: its sentences.
         */
        TurnModel: {
            /** Answered */
            answered: boolean;
            /** Calls */
            calls: components["schemas"]["TurnCall"][];
            /** Cited */
            cited: components["schemas"]["TurnCited"][];
        };
        /**
         * TurnOut
         * @description A turn of the assistant: what it understood, considered and decided. ``taken``: entries the reply rests on.
         */
        TurnOut: {
            /** Candidates */
            candidates: components["schemas"]["TurnCandidate"][];
            /** Confidence */
            confidence: number | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Engine */
            engine: string;
            followed: components["schemas"]["TurnFollowed"];
            /** Id */
            id: string;
            /** Language */
            language: string | null;
            model: components["schemas"]["TurnModel"] | null;
            /** Ms */
            ms: {
                [key: string]: unknown;
            };
            /** Normalized */
            normalized: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "answer" | "choices" | "ask" | "refuse" | "hand_over" | "flow";
            /** Question */
            question: string;
            /** Reasons */
            reasons: components["schemas"]["TurnReason"][];
            /** Taken */
            taken: string[];
            understood: components["schemas"]["TurnUnderstood"];
        };
        /**
         * TurnReason
         * @description Why, in the reader's language.
         */
        TurnReason: {
            /** Code */
            code: string;
            /** Text */
            text: string;
        };
        /**
         * TurnRef
         * @description The turn behind one of the assistant's messages.
         */
        TurnRef: {
            /** Confidence */
            confidence: number | null;
            /**
             * Helpful
             * @description what the customer said of the answer; null: nothing
             */
            helpful: boolean | null;
            /** Id */
            id: string;
            /** Outcome */
            outcome: string;
            /** Sources */
            sources: components["schemas"]["Source"][];
        };
        /**
         * TurnThresholds
         * @description The probabilities from which it answered, and offered choices.
         */
        TurnThresholds: {
            /** Answer */
            answer: number;
            /** Offer */
            offer: number;
        };
        /**
         * TurnUnderstood
         * @description What was understood besides the question. Empty for turns of before.
         */
        TurnUnderstood: {
            /** Act */
            act?: string | null;
            /** Asks */
            asks?: boolean | null;
            /**
             * Entities
             * @default []
             */
            entities?: components["schemas"]["TurnEntity"][];
            intent?: components["schemas"]["TurnIntent"] | null;
            /** Questions */
            questions?: number | null;
            /**
             * Repaired
             * @default false
             */
            repaired?: boolean;
            /**
             * Sentiment
             * @default neutral
             * @enum {string}
             */
            sentiment?: "negative" | "neutral" | "positive";
            thresholds?: components["schemas"]["TurnThresholds"] | null;
            /**
             * Urgency
             * @default 0
             */
            urgency?: number;
            /** Written */
            written?: string | null;
        };
        /**
         * UndoOut
         * @description What an undo would do now. ``edited`` and ``deleted`` since: those stay as they are.
         */
        UndoOut: {
            /** Deleted */
            deleted: number;
            /** Edited */
            edited: number;
            /** Removed */
            removed: number;
            /** Restored */
            restored: number;
        };
        /**
         * UnmaskIn
         * @description Which field to show in full, and why. Both are written to the audit trail.
         */
        UnmaskIn: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
        };
        /**
         * UnmaskOut
         * @description One field in full.
         */
        UnmaskOut: {
            /** Field */
            field: string;
            /** Value */
            value: string;
        };
        /**
         * UnsentList
         * @description Newest first, at most 500.
         */
        UnsentList: {
            /** Items */
            items: components["schemas"]["UnsentOut"][];
        };
        /**
         * UnsentOut
         * @description A conversation in which the reader has begun something.
         */
        UnsentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Conversation Id */
            conversation_id: string;
            /**
             * What
             * @enum {string}
             */
            what: "draft" | "scheduled" | "not_sent";
        };
        /**
         * UsageOut
         * @description Where an entry was used: by week, and lately. ``hidden``: recent uses in conversations you may not see.
         * @example {
         *       "hidden": 2,
         *       "recent": [
         *         {
         *           "at": "2026-11-22T06:00:00Z",
         *           "confidence": 0.93,
         *           "conversation_id": "01930000-0000-7000-8000-000000000002",
         *           "customer": "王女士",
         *           "number": 1042,
         *           "settled": "resolved",
         *           "turn_id": "01930000-0000-7000-8000-000000000001"
         *         }
         *       ],
         *       "weeks": [
         *         {
         *           "answered": 9,
         *           "handed_over": 1,
         *           "resolved": 7,
         *           "week": "2026-11-16"
         *         }
         *       ]
         *     }
         */
        UsageOut: {
            /** Hidden */
            hidden: number;
            /** Recent */
            recent: components["schemas"]["CitedOut"][];
            /** Weeks */
            weeks: components["schemas"]["WeekOut"][];
        };
        /**
         * UserIn
         * @description A user to make.
         */
        UserIn: {
            /** Email */
            email: string;
            /**
             * Locale
             * @default zh-CN
             * @enum {string}
             */
            locale?: "zh-CN" | "en";
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Role Keys */
            role_keys: string[];
        };
        /**
         * UserOut
         * @description A user.
         */
        UserOut: {
            /** Avatar Url */
            avatar_url: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Disabled At */
            disabled_at: string | null;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Role Keys */
            role_keys: string[];
        };
        /**
         * UserPage
         * @description A page of users.
         */
        UserPage: {
            /** Items */
            items: components["schemas"]["UserOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * UserPatch
         * @description Changes to a user. A new password, or disabling, ends his sessions.
         */
        UserPatch: {
            /** Disabled */
            disabled?: boolean | null;
            /** Locale */
            locale?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
            /** Password */
            password?: string | null;
            /** Role Keys */
            role_keys?: string[] | null;
        };
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * ValueIn
         * @description One attribute's value, by its kind; null takes it away.
         */
        ValueIn: {
            /** Value */
            value: string | boolean | number | null;
        };
        /**
         * VersionList
         * @description Versions, newest first.
         */
        VersionList: {
            /** Items */
            items: components["schemas"]["VersionOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * VersionOut
         * @description What an entry said at one time. ``changed``: fields that differ from the version before.
         * @example {
         *       "at": "2026-11-22T06:00:00Z",
         *       "author": {
         *         "id": "01930000-0000-7000-8000-000000000002",
         *         "kind": "person",
         *         "name": "林晓"
         *       },
         *       "changed": [
         *         "answer"
         *       ],
         *       "draft": true,
         *       "live": false,
         *       "note": "运费改为 8 元",
         *       "number": 4
         *     }
         */
        VersionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            author: components["schemas"]["ActorOut"] | null;
            /** Changed */
            changed: string[];
            /** Draft */
            draft: boolean;
            /** Live */
            live: boolean;
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Restored From */
            restored_from: number | null;
        };
        /**
         * ViewIn
         * @description A view to save.
         */
        ViewIn: {
            filters: components["schemas"]["Filters"];
            /** Name */
            name: string;
            /**
             * Scope
             * @default personal
             * @enum {string}
             */
            scope?: "personal" | "team" | "workspace";
            /**
             * Sort
             * @default waiting
             * @enum {string}
             */
            sort?: "waiting" | "newest" | "service_level" | "priority";
            /**
             * Team Id
             * @description whose, with scope team
             */
            team_id?: string | null;
        };
        /**
         * ViewList
         * @description The views in one's inbox: one's own, one's teams', everybody's.
         */
        ViewList: {
            /** Items */
            items: components["schemas"]["ViewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ViewOrder
         * @description Views in the order they should stand; those not named follow.
         */
        ViewOrder: {
            /** Ids */
            ids: string[];
        };
        /**
         * ViewOut
         * @description A saved view; ``may_edit``: whether the reader may change it.
         */
        ViewOut: {
            filters: components["schemas"]["Filters"];
            /** Id */
            id: string;
            /** May Edit */
            may_edit: boolean;
            /** Name */
            name: string;
            /**
             * Scope
             * @enum {string}
             */
            scope: "personal" | "team" | "workspace";
            /**
             * Sort
             * @enum {string}
             */
            sort: "waiting" | "newest" | "service_level" | "priority";
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * ViewPatch
         * @description Changes to a view as of ``version``.
         */
        ViewPatch: {
            filters?: components["schemas"]["Filters"] | null;
            /** Name */
            name?: string | null;
            /** Scope */
            scope?: ("personal" | "team" | "workspace") | null;
            /** Sort */
            sort?: ("waiting" | "newest" | "service_level" | "priority") | null;
            /** Team Id */
            team_id?: string | null;
            /** Version */
            version: number;
        };
        /**
         * VisitErrorOut
         * @description What a visit could not do, in the reader's language.
         */
        VisitErrorOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Url */
            url: string | null;
        };
        /**
         * VisitOut
         * @description What the last visit found. ``complete`` false: it ended early.
         */
        VisitOut: {
            /** Changed */
            changed: number;
            /** Complete */
            complete: boolean;
            /** Created */
            created: number;
            /** Drafted */
            drafted: number;
            /** Errors */
            errors: components["schemas"]["VisitErrorOut"][];
            /** Failed */
            failed: number;
            /** Gone */
            gone: number;
            /** Kept */
            kept: number;
            /** Pages */
            pages: number;
            /** Refused */
            refused: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
            /** Vanished */
            vanished: number;
        };
        /**
         * VisitProgressOut
         * @description How far the visit under way is; ``total`` 0: not known yet.
         */
        VisitProgressOut: {
            /** Done */
            done: number;
            /** Total */
            total: number;
        };
        /**
         * VisitorConversation
         * @description A conversation as its customer sees it.
         */
        VisitorConversation: {
            can_rate: boolean;
            id: string;
            number: number;
            owner: components["schemas"]["VisitorOwner"];
            queue: components["schemas"]["QueuePlace"] | null;
            rating: number | null;
            status: string;
            version: number;
        };
        /**
         * VisitorCustomer
         * @description The customer as the widget greets them.
         */
        VisitorCustomer: {
            id: string;
            name: string;
            verified: boolean;
        };
        /**
         * VisitorInbox
         * @description How the widget looks and greets.
         */
        VisitorInbox: {
            assistant_name: string;
            /** @default null */
            avatar?: string | null;
            /** @default null */
            away?: components["schemas"]["WidgetAway"] | null;
            color: string;
            /** @default null */
            form?: components["schemas"]["WidgetForm"] | null;
            greeting: {
                [key: string]: string;
            };
            locale: string;
            max_upload_bytes: number;
            name: string;
            /** @default [] */
            pages?: string[];
            /** @default messages */
            start?: string;
            suggestions: unknown[];
        };
        /**
         * VisitorOwner
         * @description Who serves the customer.
         */
        VisitorOwner: {
            avatar_url: string | null;
            kind: string;
            name: string;
        };
        /**
         * Voice
         * @description What the customer says of the answer in a message; null takes it back.
         */
        Voice: {
            /** @default null */
            helpful?: boolean | null;
            message_id: string;
        };
        /**
         * VoteIn
         * @description Whether you find an entry useful; null takes your vote back.
         */
        VoteIn: {
            /** Useful */
            useful: boolean | null;
        };
        /**
         * VotesOut
         * @description How useful people find an entry. ``mine``: your own vote.
         * @example {
         *       "down": 1,
         *       "mine": true,
         *       "up": 5
         *     }
         */
        VotesOut: {
            /** Down */
            down: number;
            /** Mine */
            mine: boolean | null;
            /** Up */
            up: number;
        };
        /**
         * WaitingOut
         * @description How much waits to be looked at.
         */
        WaitingOut: {
            /** Corrections */
            corrections: number;
            /** Gaps */
            gaps: number;
        };
        /**
         * WarningOut
         * @description What is worth knowing, though it keeps nobody from going on: another entry asks the same, the validity has ended.
         * @example {
         *       "code": "same_question",
         *       "entry_id": "01930000-0000-7000-8000-000000000002",
         *       "field": "similar",
         *       "message": "已发布的条目“怎么退货”里已有问法“退货流程”…",
         *       "text": "退货流程",
         *       "title": "怎么退货"
         *     }
         */
        WarningOut: {
            /**
             * Code
             * @enum {string}
             */
            code: "same_question" | "validity_ended";
            /** Entry Id */
            entry_id: string | null;
            /** Field */
            field: string;
            /** Message */
            message: string;
            /** Text */
            text: string | null;
            /** Title */
            title: string | null;
        };
        /**
         * WebhookDeliveryOut
         * @description One telling. ``error``: timeout, refused (no public address), unreachable, status, gone (archived), off.
         */
        WebhookDeliveryOut: {
            /** Attempts */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done At */
            done_at: string | null;
            /** Error */
            error: string | null;
            /** Event */
            event: string;
            /** Id */
            id: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "delivered" | "failed" | "skipped";
            /** Status */
            status: number | null;
            /** Took Ms */
            took_ms: number | null;
        };
        /**
         * WebhookDeliveryPage
         * @description A page of what was told, newest first.
         */
        WebhookDeliveryPage: {
            /** Items */
            items: components["schemas"]["WebhookDeliveryOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * WebhookIn
         * @description A webhook to add. ``plain`` sends customers' numbers as they are; it takes the right to unmask them.
         */
        WebhookIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /** Events */
            events: string[];
            /** Name */
            name: string;
            /**
             * Plain
             * @default false
             */
            plain?: boolean;
            /** Url */
            url: string;
        };
        /**
         * WebhookOut
         * @description A webhook. ``failures``: deliveries given up in a row; ``stopped_at``: when it stopped by itself for them.
         */
        WebhookOut: {
            /** Active */
            active: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Events */
            events: string[];
            /** Failures */
            failures: number;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Plain */
            plain: boolean;
            /**
             * Secret
             * @description signs what is sent (standardwebhooks); shown once
             */
            secret?: string | null;
            /** Stopped At */
            stopped_at: string | null;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WebhookPage
         * @description A workspace's webhooks; there are 20 at most.
         */
        WebhookPage: {
            /**
             * Events
             * @description every event that can be told
             */
            events: string[];
            /** Items */
            items: components["schemas"]["WebhookOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * WebhookPatch
         * @description What changes of a webhook as of ``version``.
         */
        WebhookPatch: {
            /** Active */
            active?: boolean | null;
            /** Events */
            events?: string[] | null;
            /** Name */
            name?: string | null;
            /** Plain */
            plain?: boolean | null;
            /** Url */
            url?: string | null;
            /** Version */
            version: number;
        };
        /**
         * WebhookTrial
         * @description The delivery that was queued.
         */
        WebhookTrial: {
            /** Id */
            id: string;
        };
        /**
         * WeekOut
         * @description A week, by its Monday.
         */
        WeekOut: {
            /** Answered */
            answered: number;
            /** Handed Over */
            handed_over: number;
            /** Resolved */
            resolved: number;
            /**
             * Week
             * Format: date
             */
            week: string;
        };
        /**
         * WhyOut
         * @description Why it was decided so; numbers as they were then. Loads and capacities in chats.
         */
        WhyOut: {
            /** Capacity */
            capacity: number | null;
            /** Chosen */
            chosen: ("last_colleague" | "longest_idle" | "least_loaded") | null;
            /** Full */
            full: number | null;
            /** Idle S */
            idle_s: number | null;
            /** Load */
            load: number | null;
            /** Obstacle */
            obstacle: ("nobody_online" | "skill" | "language" | "full") | null;
            /** Online */
            online: number;
            /** Other Language */
            other_language: number;
            /** Unskilled */
            unskilled: number;
            /** Waited S */
            waited_s: number;
        };
        /**
         * WidgetAway
         * @description When people are not there, now or next; ``back_at`` is null where nothing says when, ``zone`` is the inbox's.
         */
        WidgetAway: {
            back_at: string | null;
            since: string;
            zone: string;
        };
        /**
         * WidgetForm
         * @description What customers are asked about themselves: at the start, or when nobody is there. ``due``: not all is known yet.
         */
        WidgetForm: {
            at: string[];
            consent: {
                [key: string]: string;
            };
            due: boolean;
            fields: components["schemas"]["FormField"][];
        };
        /**
         * WidgetLook
         * @description What the launcher must know before the widget is opened.
         */
        WidgetLook: {
            color: string;
            /** @default false */
            pages?: boolean;
            /** @default null */
            proactive?: {
                [key: string]: number[];
            } | null;
            /** @default right */
            side?: string;
            /** @default {} */
            text?: {
                [key: string]: string;
            };
            /** @default auto */
            theme?: string;
            /** @default 20 */
            x?: number;
            /** @default 20 */
            y?: number;
        };
        /**
         * WordsShape
         * @description A text in both languages; {{properties.x}}, {{customer.name}}, {{path}} and {{title}} are filled.
         */
        WordsShape: {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /**
         * WorkspacePatch
         * @description Changes to the workspace.
         */
        WorkspacePatch: {
            /** Locale */
            locale?: ("zh-CN" | "en") | null;
            /** Name */
            name?: string | null;
            /**
             * Timezone
             * @description IANA name, such as Asia/Shanghai
             */
            timezone?: string | null;
        };
        /**
         * DraftIn
         * @description From what a first manifest is made: an OpenAPI document, or the address it can be fetched from; an MCP server's tools.
         *
         *     ``secret``: what an MCP server wants before it lists them; it is not kept.
         */
        zhike__actions__schemas__DraftIn: {
            /** Base Url */
            base_url: string;
            /** Document */
            document?: string | null;
            /**
             * Kind
             * @default openapi
             * @enum {string}
             */
            kind?: "openapi" | "mcp";
            /** Name */
            name: string;
            /** Secret */
            secret?: string | null;
        };
        /**
         * DraftOut
         * @description A first manifest.
         */
        zhike__actions__schemas__DraftOut: {
            /** Manifest */
            manifest: string;
        };
        /**
         * TrailOut
         * @description Steps of a procedure, from 1, whose pictures are kept.
         */
        zhike__actions__schemas__TrailOut: {
            /** Steps */
            steps: number[];
        };
        /**
         * TrailOut
         * @description What a visitor did last, newest first.
         */
        zhike__channels__schemas__TrailOut: {
            /** Items */
            items: components["schemas"]["StepOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * MergeIn
         * @description Whom the customer becomes.
         */
        zhike__customers__schemas__MergeIn: {
            /** Into */
            into: string;
        };
        /**
         * MergeIn
         * @description Into which conversation.
         */
        zhike__desk__merge_schemas__MergeIn: {
            /** Into */
            into: string;
        };
        /**
         * DraftIn
         * @description Where the draft goes; by default into a base of the gap's language.
         */
        zhike__dialogue__schemas_learning__DraftIn: {
            /** Base Id */
            base_id?: string | null;
        };
        /**
         * DraftOut
         * @description The draft that was made; its answer is still to be written.
         */
        zhike__dialogue__schemas_learning__DraftOut: {
            /** Entry Id */
            entry_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listed_api_v1_action_calls_get: {
        parameters: {
            query?: {
                state?: ("proposed" | "withdrawn" | "expired" | "running" | "done" | "refused" | "failed" | "unknown") | null;
                connector?: string | null;
                operation?: string | null;
                conversation_id?: string | null;
                customer_id?: string | null;
                writes?: boolean | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCallPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    one_api_v1_action_calls__call_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCallOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reconcile_api_v1_action_calls__call_id__reconcile_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCallOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    settle_api_v1_action_calls__call_id__settle_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCallOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    trail_api_v1_action_calls__call_id__trail_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["zhike__actions__schemas__TrailOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    picture_api_v1_action_calls__call_id__trail__step__post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
                step: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionUnmaskIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    full_api_v1_action_calls__call_id__unmask_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionUnmaskIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCallOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_agents_api_v1_agents_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentList"];
                };
            };
        };
    };
    update_agent_api_v1_agents__agent_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_keys_api_v1_api_keys_get: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_key_api_v1_api_keys_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    revoke_key_api_v1_api_keys__key_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_api_v1_attachments_attachment_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entries_api_v1_audit_get: {
        parameters: {
            query?: {
                action?: string | null;
                actor_id?: string | null;
                subject_kind?: string | null;
                subject_id?: string | null;
                since?: string | null;
                until?: string | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    sign_in_api_v1_auth_sign_in_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    sign_out_api_v1_auth_sign_out_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    read_board_api_v1_board_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
        };
    };
    find_api_v1_canned_replies_get: {
        parameters: {
            query?: {
                /** @description in shortcut, title or body */
                q?: string;
                scope?: ("personal" | "team" | "workspace") | null;
                team_id?: string | null;
                folder?: string | null;
                locale?: ("zh" | "en") | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_api_v1_canned_replies_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    folders_api_v1_canned_replies_folders_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedFolderList"];
                };
            };
        };
    };
    variables_api_v1_canned_replies_variables_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedVariableList"];
                };
            };
        };
    };
    delete_api_v1_canned_replies__reply_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_api_v1_canned_replies__reply_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    render_api_v1_canned_replies__reply_id__render_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenderIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    run_api_v1_canned_replies__reply_id__run_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MacroIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroRun"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_api_v1_connector_checks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorCheck"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorChecked"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    draft_api_v1_connector_drafts_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["zhike__actions__schemas__DraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["zhike__actions__schemas__DraftOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_connectors_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorPage"];
                };
            };
        };
    };
    add_api_v1_connectors_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_connectors__connector_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_connectors__connector_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_api_v1_connectors__connector_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    disable_api_v1_connectors__connector_id__disable_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    enable_api_v1_connectors__connector_id__enable_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    secret_api_v1_connectors__connector_id__secret_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    test_api_v1_connectors__connector_id__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connector_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    bulk_api_v1_conversations_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    opened_api_v1_conversations__conversation_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    call_api_v1_conversations__conversation_id__actions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    propose_api_v1_conversations__conversation_id__actions_proposals_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    withdraw_api_v1_conversations__conversation_id__actions_proposals__proposal_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    code_api_v1_conversations__conversation_id__actions_proposals__proposal_id__code_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    confirm_api_v1_conversations__conversation_id__actions_proposals__proposal_id__confirm_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    give_to_api_v1_conversations__conversation_id__assign_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_api_v1_conversations_conversation_id_attachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drafts_api_v1_conversations__conversation_id__drafts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraftList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    keep_api_v1_conversations__conversation_id__drafts__mode__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                mode: "reply" | "note";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedDraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftKept"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    standing_api_v1_conversations__conversation_id__flows_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    follow_api_v1_conversations__conversation_id__follow_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    forward_api_v1_conversations__conversation_id__forward_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    plan_api_v1_conversations__conversation_id__merge_get: {
        parameters: {
            query?: {
                into?: string;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePlan"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    merge_api_v1_conversations__conversation_id__merge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["zhike__desk__merge_schemas__MergeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedPlace"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    parts_api_v1_conversations__conversation_id__merged_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedParts"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    messages_api_v1_conversations__conversation_id__messages_get: {
        parameters: {
            query?: {
                before_seq?: number | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    post_api_v1_conversations__conversation_id__messages_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    recall_api_v1_conversations__conversation_id__messages__message_id__recall_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    pend_api_v1_conversations__conversation_id__pend_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    priority_api_v1_conversations__conversation_id__priority_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorityIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    seen_api_v1_conversations__conversation_id__read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reopen_api_v1_conversations__conversation_id__reopen_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    resolve_it_api_v1_conversations__conversation_id__resolve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    give_back_api_v1_conversations__conversation_id__return_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    why_api_v1_conversations__conversation_id__routing_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    waiting_api_v1_conversations__conversation_id__scheduled_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    plan_api_v1_conversations__conversation_id__scheduled_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Planned"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    snooze_api_v1_conversations__conversation_id__snooze_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    take_api_v1_conversations__conversation_id__take_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeIn"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Row"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    timeline_api_v1_conversations__conversation_id__timeline_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    offer_api_v1_conversations__conversation_id__transcript_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOffer"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    send_api_v1_conversations__conversation_id__transcript_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TranscriptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_turn_api_v1_conversations__conversation_id__turns__turn_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    marked_api_v1_conversations__conversation_id__turns__turn_id__corrections_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedSources"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    mark_api_v1_conversations__conversation_id__turns__turn_id__corrections_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unmerge_api_v1_conversations__conversation_id__unmerge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedPlace"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_customer_attributes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeList"];
                };
            };
        };
    };
    order_api_v1_customer_attributes_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_api_v1_customer_attributes__key__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_customer_attributes__key__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    restore_api_v1_customer_attributes__key__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_customer_retention_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionOut"];
                };
            };
        };
    };
    choose_api_v1_customer_retention_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    forecast_api_v1_customer_retention_forecast_get: {
        parameters: {
            query: {
                /** @description months of 30 days without a word */
                months: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionForecast"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    search_api_v1_customers_get: {
        parameters: {
            query?: {
                /** @description phone, e-mail, #number or words of the name */
                q?: string;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_one_api_v1_customers__customer_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_api_v1_customers__customer_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    set_attribute_api_v1_customers__customer_id__attributes__key__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValueIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    erase_api_v1_customers__customer_id__erase_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EraseOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_customers__customer_id__likeness_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikenessOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    merge_api_v1_customers__customer_id__merge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["zhike__customers__schemas__MergeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    refuse_api_v1_customers__customer_id__proactive_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_customers__customer_id__references_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_api_v1_customers__customer_id__references_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferenceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferenceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_customers__customer_id__references__reference_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
                reference_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    restore_api_v1_customers__customer_id__references__reference_id__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
                reference_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_customers__customer_id__trail_get: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["zhike__channels__schemas__TrailOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decline_api_v1_customers__customer_id__unlike__other_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
                other_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reconsider_api_v1_customers__customer_id__unlike__other_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
                other_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unmask_api_v1_customers__customer_id__unmask_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmaskIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmaskOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unmerge_api_v1_customers__customer_id__unmerge_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_corrections_api_v1_dialogue_corrections_get: {
        parameters: {
            query?: {
                state?: ("pending" | "approved" | "rejected") | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionsOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    take_back_api_v1_dialogue_corrections__correction_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    approve_api_v1_dialogue_corrections__correction_id__approve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reject_api_v1_dialogue_corrections__correction_id__reject_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_gaps_api_v1_dialogue_gaps_get: {
        parameters: {
            query?: {
                state?: ("open" | "drafted" | "settled" | "dismissed") | null;
                reason?: ("refused" | "unresolved" | "rated_low" | "not_helpful" | "marked_wrong") | null;
                /** @description Asked in the last so many days */
                days?: number | null;
                q?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapsOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_gap_api_v1_dialogue_gaps__gap_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    dismiss_gap_api_v1_dialogue_gaps__gap_id__dismiss_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    draft_gap_api_v1_dialogue_gaps__gap_id__draft_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["zhike__dialogue__schemas_learning__DraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["zhike__dialogue__schemas_learning__DraftOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reopen_gap_api_v1_dialogue_gaps__gap_id__reopen_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_similar_api_v1_dialogue_gaps__gap_id__similar_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gap_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimilarIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["zhike__dialogue__schemas_learning__DraftOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    waiting_api_v1_dialogue_waiting_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOut"];
                };
            };
        };
    };
    unsent_api_v1_drafts_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsentList"];
                };
            };
        };
    };
    read_api_v1_first_run_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstRun"];
                };
            };
        };
    };
    close_api_v1_first_run_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRunPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstRun"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    say_api_v1_first_run__key__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: "workspace" | "knowledge" | "look" | "people" | "snippet";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstStepPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstRun"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    say_api_v1_flow_trials_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowTrialIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTrialOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_flows_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
        };
    };
    create_api_v1_flows_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_api_v1_flows_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowChecked"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    come_along_api_v1_flows_templates_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTemplateList"];
                };
            };
        };
    };
    one_api_v1_flows__flow_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    save_api_v1_flows__flow_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowSave"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_api_v1_flows__flow_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    live_api_v1_flows__flow_id__live_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowLive"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    go_api_v1_flows__flow_id__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowPublish"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    versions_api_v1_flows__flow_id__versions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_policy_api_v1_hand_over_policy_get: {
        parameters: {
            query?: {
                inbox_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    put_policy_api_v1_hand_over_policy_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_policy_api_v1_hand_over_policy_delete: {
        parameters: {
            query: {
                inbox_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    aside_api_v1_inbound_get: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsidePage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    replay_api_v1_inbound__inbound_id__replay_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbound_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    inbox_api_v1_inbox_get: {
        parameters: {
            query?: {
                view?: "mine" | "unassigned" | "team" | "assistant" | "mentioned" | "following" | "all";
                status?: "open" | "pending" | "snoozed" | "resolved" | "any";
                inbox_id?: string[];
                /** @description me, assistant, queue, or colleagues' ids */
                owner?: string[];
                team_id?: string[];
                queue_id?: string[];
                priority?: ("low" | "normal" | "high" | "urgent")[];
                /** @description whether the assistant handed it over */
                handed_over?: boolean | null;
                /** @description whether messages of the customer wait to be looked at */
                unread?: boolean | null;
                /** @description the customer waits longer than this */
                waiting_over_s?: number | null;
                /** @description a number, or a customer's name, phone or e-mail */
                q?: string | null;
                sort?: "waiting" | "newest" | "service_level" | "priority";
                customer_id?: string | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    find_api_v1_inbox_views_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
        };
    };
    create_api_v1_inbox_views_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reorder_api_v1_inbox_views_order_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_api_v1_inbox_views__view_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_api_v1_inbox_views__view_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_inboxes_api_v1_inboxes_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxList"];
                };
            };
        };
    };
    create_api_v1_inboxes_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    hours_api_v1_inboxes_hours_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningHours"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoursNow"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_api_v1_inboxes__inbox_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_intents_api_v1_intents_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentsOut"];
                };
            };
        };
    };
    add_intent_api_v1_intents_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntentIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_together_api_v1_intents_together_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentsTogetherOut"];
                };
            };
        };
    };
    try_intent_api_v1_intents_try_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntentTryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentTriedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_intent_api_v1_intents__intent_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_intent_api_v1_intents__intent_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_intent_api_v1_intents__intent_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntentPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    jobs_api_v1_jobs_get: {
        parameters: {
            query?: {
                state?: "dead" | "doing" | "todo";
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    retry_api_v1_jobs__job_id__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    ask_api_v1_knowledge_ask_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_bases_api_v1_knowledge_bases_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseList"];
                };
            };
        };
    };
    create_base_api_v1_knowledge_bases_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BaseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_base_api_v1_knowledge_bases__base_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_runs_api_v1_knowledge_bases__base_id__check_runs_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_checks_api_v1_knowledge_bases__base_id__checks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_check_api_v1_knowledge_bases__base_id__checks_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_checks_api_v1_knowledge_bases__base_id__checks_many_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecksIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecksMadeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    run_checks_api_v1_knowledge_bases__base_id__checks_run_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_folders_api_v1_knowledge_bases__base_id__folders_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FolderList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_folder_api_v1_knowledge_bases__base_id__folders_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FolderOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    export_graph_api_v1_knowledge_bases__base_id__graph_get: {
        parameters: {
            query?: {
                format?: "csv" | "jsonl";
            };
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    import_graph_api_v1_knowledge_bases__base_id__graph_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                base_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_import_graph_api_v1_knowledge_bases__base_id__graph_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphReportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_run_api_v1_knowledge_check_runs__run_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_check_api_v1_knowledge_checks__check_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_check_api_v1_knowledge_checks__check_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_entries_api_v1_knowledge_entries_get: {
        parameters: {
            query?: {
                base_id?: string | null;
                /** @description With everything below it */
                folder_id?: string | null;
                /** @description Part of a question, answer or summary */
                q?: string | null;
                locale?: ("zh" | "en") | null;
                state?: ("draft" | "in_review" | "scheduled" | "published" | "archived") | null;
                tag?: string | null;
                /** @description A person's id, or me */
                owner_id?: string | null;
                audience?: ("customer" | "agent") | null;
                kind?: ("faq" | "article") | null;
                /** @description Validity ends within the base's remind_days, or ended */
                expiring?: boolean;
                /** @description Published 90 days ago or more, no answer since */
                unused?: boolean;
                /** @description More thumbs down than up */
                badly_rated?: boolean;
                /** @description In no folder */
                unfiled?: boolean;
                sort?: "updated" | "uses" | "votes";
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_entry_api_v1_knowledge_entries_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_many_api_v1_knowledge_entries_bulk_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_entry_api_v1_knowledge_entries_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryAskedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryWarnings"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_entry_api_v1_knowledge_entries__entry_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_entry_api_v1_knowledge_entries__entry_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_entry_api_v1_knowledge_entries__entry_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    approve_api_v1_knowledge_entries__entry_id__approve_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    archive_api_v1_knowledge_entries__entry_id__archive_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    diff_api_v1_knowledge_entries__entry_id__diff_get: {
        parameters: {
            query?: {
                /** @description What is live, else the version before */
                before?: number | null;
                /** @description The newest version */
                after?: number | null;
            };
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    save_draft_api_v1_knowledge_entries__entry_id__draft_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryDraftIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    discard_draft_api_v1_knowledge_entries__entry_id__draft_delete: {
        parameters: {
            query?: {
                expected_version?: number | null;
            };
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_entities_api_v1_knowledge_entries__entry_id__entities_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryEntitiesOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    set_entities_api_v1_knowledge_entries__entry_id__entities_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryEntitiesIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryEntitiesOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_negatives_api_v1_knowledge_entries__entry_id__negatives_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NegativeList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_negative_api_v1_knowledge_entries__entry_id__negatives_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NegativeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NegativeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_negative_api_v1_knowledge_entries__entry_id__negatives__negative_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
                negative_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    publish_entry_api_v1_knowledge_entries__entry_id__publish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    reject_api_v1_knowledge_entries__entry_id__reject_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_related_api_v1_knowledge_entries__entry_id__related_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    restore_api_v1_knowledge_entries__entry_id__restore_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    roll_back_api_v1_knowledge_entries__entry_id__rollback_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    submit_api_v1_knowledge_entries__entry_id__submit_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unpublish_api_v1_knowledge_entries__entry_id__unpublish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unschedule_api_v1_knowledge_entries__entry_id__unschedule_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_usage_api_v1_knowledge_entries__entry_id__usage_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_versions_api_v1_knowledge_entries__entry_id__versions_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_version_api_v1_knowledge_entries__entry_id__versions__number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_votes_api_v1_knowledge_entries__entry_id__vote_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VotesOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    vote_api_v1_knowledge_entries__entry_id__vote_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VotesOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    export_api_v1_knowledge_export_get: {
        parameters: {
            query: {
                base_id: string;
                format?: "csv" | "xlsx" | "jsonl" | "md" | "html";
                q?: string | null;
                locale?: ("zh" | "en") | null;
                state?: ("draft" | "in_review" | "scheduled" | "published" | "archived") | null;
                tag?: string | null;
                folder_id?: string | null;
                owner_id?: string | null;
                audience?: ("customer" | "agent") | null;
                kind?: ("faq" | "article") | null;
                expiring?: boolean;
                unused?: boolean;
                badly_rated?: boolean;
                unfiled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_folder_api_v1_knowledge_folders__folder_id__delete: {
        parameters: {
            query?: {
                /** @description up: what it holds moves up a level */
                contents?: "refuse" | "up";
            };
            header?: never;
            path: {
                folder_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_folder_api_v1_knowledge_folders__folder_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                folder_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FolderOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_entities_api_v1_knowledge_graph_get: {
        parameters: {
            query?: {
                base_id?: string | null;
                /** @description Part of a name, alias or note */
                q?: string | null;
                kind?: ("product" | "part" | "fault" | "policy" | "topic") | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_entity_api_v1_knowledge_graph_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntityIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_entity_api_v1_knowledge_graph__entity_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityDetail"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_entity_api_v1_knowledge_graph__entity_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_entity_api_v1_knowledge_graph__entity_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntityPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    link_api_v1_knowledge_graph__entity_id__entries__entry_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity_id: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unlink_api_v1_knowledge_graph__entity_id__entries__entry_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity_id: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_neighbourhood_api_v1_knowledge_graph__entity_id__neighbourhood_get: {
        parameters: {
            query?: {
                depth?: number;
            };
            header?: never;
            path: {
                entity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeighbourhoodOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_template_api_v1_knowledge_import_template_get: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_imports_api_v1_knowledge_imports_get: {
        parameters: {
            query?: {
                base_id?: string | null;
                q?: string | null;
                what?: ("imports" | "trials" | "visits") | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    start_import_api_v1_knowledge_imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_start_import_api_v1_knowledge_imports_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_import_api_v1_knowledge_imports__import_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    try_again_api_v1_knowledge_imports__import_id__again_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgainIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    apply_import_api_v1_knowledge_imports__import_id__apply_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_import_api_v1_knowledge_imports__import_id__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_rows_api_v1_knowledge_imports__import_id__rows_get: {
        parameters: {
            query?: {
                effect?: ("created" | "updated" | "drafted" | "unchanged" | "kept" | "removed" | "restored" | "edited_since" | "deleted_since") | null;
                flagged?: boolean;
                q?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_undo_api_v1_knowledge_imports__import_id__undo_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    undo_import_api_v1_knowledge_imports__import_id__undo_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_pairs_api_v1_knowledge_pairs_get: {
        parameters: {
            query?: {
                base_id?: string | null;
                kind?: ("duplicate" | "contradiction") | null;
                dismissed?: boolean;
                q?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    dismiss_pair_api_v1_knowledge_pairs__pair_id__dismiss_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pair_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    store_picture_api_v1_knowledge_pictures_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_store_picture_api_v1_knowledge_pictures_post"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    show_picture_api_v1_knowledge_pictures__token__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    relate_api_v1_knowledge_relations_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelationIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    unrelate_api_v1_knowledge_relations__relation_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_sources_api_v1_knowledge_sources_get: {
        parameters: {
            query?: {
                base_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_source_api_v1_knowledge_sources_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_source_api_v1_knowledge_sources__source_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_source_api_v1_knowledge_sources__source_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_source_api_v1_knowledge_sources__source_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourcePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_pages_api_v1_knowledge_sources__source_id__pages_get: {
        parameters: {
            query?: {
                gone?: boolean | null;
                state?: ("new" | "changed" | "same" | "failed" | "gone") | null;
                q?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    visit_source_api_v1_knowledge_sources__source_id__visit_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_tags_api_v1_knowledge_tags_get: {
        parameters: {
            query?: {
                base_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_language_model_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelState"];
                };
            };
        };
    };
    put_api_v1_language_model_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelState"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    drop_api_v1_language_model_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelState"];
                };
            };
        };
    };
    check_api_v1_language_model_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCheckOut"];
                };
            };
        };
    };
    usage_api_v1_language_model_usage_get: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelUsageOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_mail_server_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
        };
    };
    save_api_v1_mail_server_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    drop_api_v1_mail_server_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
        };
    };
    test_api_v1_mail_test_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_mails_get: {
        parameters: {
            query?: {
                state?: ("queued" | "sending" | "sent" | "failed" | "unknown") | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    retry_api_v1_mails__mail_id__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mail_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    me_api_v1_me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
        };
    };
    patch_me_api_v1_me_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    mail_api_v1_me_alerts_mail_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsMailOut"];
                };
            };
        };
    };
    trial_api_v1_me_alerts_mail_trial_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsTrialOut"];
                };
            };
        };
    };
    notifications_api_v1_me_notifications_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsOut"];
                };
            };
        };
    };
    choose_api_v1_me_notifications_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    password_api_v1_me_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    set_presence_api_v1_me_presence_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    devices_api_v1_me_push_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushDevicesOut"];
                };
            };
        };
    };
    add_api_v1_me_push_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscriptionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushDeviceOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_me_push__device_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    trial_api_v1_me_push__device_id__trial_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushTrialOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    trial_api_v1_operation_trials_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_operations_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationPage"];
                };
            };
        };
    };
    happened_api_v1_proactive_events_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HappenedIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HappenedOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    limits_api_v1_proactive_limits_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsShape"];
                };
            };
        };
    };
    set_limits_api_v1_proactive_limits_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitsShape"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsShape"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_proactive_rules_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProactiveRuleList"];
                };
            };
        };
    };
    add_api_v1_proactive_rules_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProactiveRuleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProactiveRuleOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_api_v1_proactive_rules__rule_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProactiveRuleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProactiveRuleOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    projections_api_v1_projections_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionList"];
                };
            };
        };
    };
    list_rules_api_v1_queue_rules_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRulesList"];
                };
            };
        };
    };
    save_rules_api_v1_queue_rules__queue_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueRulesBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRulesOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_queues_api_v1_queues_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
        };
    };
    create_queue_api_v1_queues_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_queue_api_v1_queues__queue_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueuePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_roles_api_v1_roles_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
        };
    };
    create_role_api_v1_roles_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_role_api_v1_roles__role_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_role_api_v1_roles__role_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    settings_api_v1_routing_settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettingsOut"];
                };
            };
        };
    };
    save_settings_api_v1_routing_settings_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingSettingsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingSettingsOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    check_api_v1_scenario_checks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioChecked"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    file_api_v1_scenario_exports_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
                };
            };
        };
    };
    bring_in_api_v1_scenario_imports_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenariosBroughtIn"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    runs_api_v1_scenario_runs_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRunPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    begin_api_v1_scenario_runs_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioRunIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRunOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    run_api_v1_scenario_runs__run_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRunOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_api_v1_scenario_runs__run_id__cancel_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioRunOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    results_api_v1_scenario_runs__run_id__results_get: {
        parameters: {
            query?: {
                failed?: boolean | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioResultPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    listed_api_v1_scenarios_get: {
        parameters: {
            query?: {
                q?: string;
                pattern?: string | null;
                language?: string | null;
                state?: ("passed" | "failed" | "untried") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_api_v1_scenarios_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    one_api_v1_scenarios__scenario_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    save_api_v1_scenarios__scenario_id__put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioSave"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioFull"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    delete_api_v1_scenarios__scenario_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel_api_v1_scheduled__reply_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    move_api_v1_scheduled__reply_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyMove"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    send_api_v1_scheduled__reply_id__send_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    find_api_v1_search_get: {
        parameters: {
            query: {
                q: string;
                kind?: "message" | "customer" | "entry";
                inbox_id?: string[] | null;
                /** @description customer, assistant, person, or colleagues' ids */
                author?: string[] | null;
                from?: string | null;
                to?: string | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    system_api_v1_system_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemOut"];
                };
            };
        };
    };
    list_teams_api_v1_teams_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
        };
    };
    create_team_api_v1_teams_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_team_api_v1_teams__team_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_thresholds_api_v1_thresholds_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsOut"];
                };
            };
        };
    };
    put_thresholds_api_v1_thresholds_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThresholdsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    replay_api_v1_thresholds_replay_get: {
        parameters: {
            query: {
                answer: number;
                offer: number;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    list_users_api_v1_users_get: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    create_user_api_v1_users_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    update_user_api_v1_users__user_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    find_api_v1_webhooks_get: {
        parameters: {
            query?: {
                /** @description in name or address */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    add_api_v1_webhooks_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read_api_v1_webhooks__webhook_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    remove_api_v1_webhooks__webhook_id__delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_api_v1_webhooks__webhook_id__patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    told_api_v1_webhooks__webhook_id__deliveries_get: {
        parameters: {
            query?: {
                state?: ("queued" | "delivered" | "failed" | "skipped") | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    again_api_v1_webhooks__webhook_id__deliveries__delivery_id__retry_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTrial"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    secret_api_v1_webhooks__webhook_id__secret_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    trial_api_v1_webhooks__webhook_id__test_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTrial"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    change_api_v1_workspace_patch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspacePatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeWorkspace"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_channel_v1_inboxes_key_attachments_attachment_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_channel_v1_inboxes_key_messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelMessage"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAccepted"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_channel_v1_inboxes_key_outbox: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxPage"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_channel_v1_inboxes_key_receipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveryReceipt"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_attachments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_attachments_attachment_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_attributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Told"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrailSteps"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tracked"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Voice"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormAnswers"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_handover: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_inboxes_key_help: {
        parameters: {
            query?: {
                locale?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpHome"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_inboxes_key_help_entries: {
        parameters: {
            query?: {
                page?: number;
                locale?: string;
                folder?: string;
                tag?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpFound"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_inboxes_key_help_entries_entry_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpEntry"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_inboxes_key_help_entries_entry_id_vote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HelpVote"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_inboxes_key_help_search: {
        parameters: {
            query?: {
                locale?: string;
                q?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpFound"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_inboxes_key_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetLook"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_inboxes_key_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionReply"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_messages: {
        parameters: {
            query?: {
                before_seq?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Earlier"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerMessage"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_proactive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProactiveWish"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_rating: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rating"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_references: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToldReference"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heard"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_widget_v1_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptOffer"];
                };
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_widget_v1_transcript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TranscriptAsked"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
