import type { Id, Page } from "@api/contract";
import type { Reference } from "@api/people";
import { useQuery } from "@tanstack/react-query";
import { get } from "@/core/http";
import type { Offers } from "@/core/operations/SchemaFields";

/** What the customer's record knows of: his orders for `order_id`, products he was shown for `product_id`. */
export function useOffers(customerId: Id): Offers {
  const { data = [] } = useQuery({
    queryKey: ["customer", customerId, "references"],
    queryFn: ({ signal }) => get<Page<Reference>>(`/customers/${customerId}/references`, signal).then((p) => p.items),
  });
  const of = (kind: Reference["kind"]) =>
    data
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.external_id, label: [one.external_id, one.title].filter(Boolean).join(" · ") }));
  return { order_id: of("order"), product_id: of("product") };
}
