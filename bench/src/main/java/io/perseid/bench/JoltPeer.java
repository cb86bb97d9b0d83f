package io.perseid.bench;

import com.bazaarvoice.jolt.Chainr;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Jolt of Bazaarvoice. */
final class JoltPeer implements LanguagePeer {
    @Override
    public String name() {
        return "jolt";
    }

    @Override
    public Optional<Worker> worker(LanguageJob job, byte[] entities) throws Exception {
        Chainr rule = Chainr.fromSpec(new ObjectMapper().readValue(rule(job), Object.class));
        return Optional.of(JacksonTree.ofMaps(entities, rule::transform));
    }

    private static String rule(LanguageJob job) {
        return switch (job) {
            case RENAME_AND_COPY -> """
                    [{"operation": "shift", "spec": {"number": "order", "placed": "ordered", "email": "mail", "note": null, "*": "&"}},
                     {"operation": "default", "spec": {"type": "order"}}]""";
            case COMPUTE_AND_FORMAT -> """
                    [{"operation": "modify-overwrite-beta", "spec": {
                       "upper": "=toUpper(@(1,customer.last))",
                       "name": "=concat(@(1,customer.first),' ',@(1,upper))",
                       "code": "=toUpper(@(1,currency))",
                       "label": "=concat(@(1,code),'/',@(1,number))",
                       "costs": "=longSum(@(1,freight),@(1,fee))",
                       "address": "=concat(@(1,customer.postcode),' ',@(1,customer.town))"}},
                     {"operation": "shift", "spec": {"_id": "&", "name": "&", "label": "&", "costs": "&", "address": "&",
                       "freight": "total[]", "lines": {"*": {"amount": "total[]"}}}},
                     {"operation": "modify-overwrite-beta", "spec": {"total": "=longSum(@(1,total))"}}]""";
            case MAP_AND_FILTER -> """
                    [{"operation": "default", "spec": {"items": []}},
                     {"operation": "shift", "spec": {"_id": "&", "items": "&", "lines": {"*": {"state": {"paid": {"@2": "found[]"}}}}}},
                     {"operation": "shift", "spec": {"_id": "&", "items": "&",
                       "found": {"*": {"sku": "items[&1].id", "name": "items[&1].label", "amount": "items[&1].cost"}}}}]""";
            case GROUP_AND_SUM -> """
                    [{"operation": "shift", "spec": {"_id": "&", "lines": {"*": {"amount": "sums.@(1,category)[]"}}}},
                     {"operation": "modify-overwrite-beta", "spec": {"sums": {"*": "=longSum(@(1,&))"}}}]""";
        };
    }
}
