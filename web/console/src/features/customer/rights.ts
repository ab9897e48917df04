import type { Me, Row } from "@api/contract";
import { can, canOn } from "@/core/permissions";

/** What may be done with a customer. */
export interface Rights {
  edit: boolean;
  unmask: boolean;
  erase: boolean;
}

/** Rights over the customer of a conversation: judged by it, as the server does. */
export const rightsOn = (me: Me, row: Row): Rights => ({
  edit: canOn(me, "customer.edit", row),
  unmask: canOn(me, "customer.unmask", row),
  erase: canOn(me, "customer.erase", row),
});

/** Rights over some customer, met outside a conversation: the server says no where they do not reach. */
export const rightsOf = (me: Me): Rights => ({
  edit: can(me, "customer.edit"),
  unmask: can(me, "customer.unmask"),
  erase: can(me, "customer.erase"),
});
