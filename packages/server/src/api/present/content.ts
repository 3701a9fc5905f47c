// Content templates as the API shows them.
import { toIso8601 } from "@pennywire/contract/wire";
import { contentTypes, type Approval, type Content } from "../../domain/contents/content.ts";

export const presentContent = (content: Content, accountSid: string, base: string) => {
  const url = `${base}/v1/Content/${content.sid}`;
  return {
    ...presentCommon(content, accountSid),
    url,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
  };
};

export const presentContentAndApproval = (content: Content, accountSid: string) => ({
  ...presentCommon(content, accountSid),
  approval_requests: presentApproval(content),
});

export const presentApprovalRequests = (content: Content, accountSid: string, base: string) => ({
  sid: content.sid,
  account_sid: accountSid,
  whatsapp: presentApproval(content),
  url: `${base}/v1/Content/${content.sid}/ApprovalRequests`,
});

export const presentApproval = (content: Content) => {
  const { name, category, status, allowCategoryChange, sendTtlSeconds } = content.approval ?? unsubmitted;
  return {
    type: "whatsapp",
    name,
    category,
    content_type:
      status === "unsubmitted" ? "" : (contentTypes.find((type) => content.types[type] !== undefined) ?? ""),
    status,
    rejection_reason: "",
    allow_category_change: allowCategoryChange,
    send_ttl_seconds: sendTtlSeconds,
  };
};

const unsubmitted: Omit<Approval, "status"> & { readonly status: "unsubmitted" } = {
  name: "",
  category: "",
  status: "unsubmitted",
  allowCategoryChange: true,
  sendTtlSeconds: null,
};

const presentCommon = (content: Content, accountSid: string) => ({
  date_created: toIso8601(content.createdAt),
  date_updated: toIso8601(content.updatedAt),
  sid: content.sid,
  account_sid: accountSid,
  friendly_name: content.friendlyName,
  language: content.language,
  variables: content.variables,
  types: content.types,
});
