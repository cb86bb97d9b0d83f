package io.perseid.bench;

import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;

/** JSONata, as Dashjoin's port to Java runs it. */
final class JsonataPeer implements LanguagePeer {
    @Override
    public String name() {
        return "jsonata";
    }

    @Override
    public Optional<Worker> worker(LanguageJob job, byte[] entities) throws Exception {
        Jsonata rule = Jsonata.jsonata(rule(job));
        return Optional.of(JacksonTree.ofMaps(entities, rule::evaluate));
    }

    private static String rule(LanguageJob job) {
        return switch (job) {
            case RENAME_AND_COPY -> """
                    $merge([$sift($, function($v, $k) {$not($k in ["number", "placed", "email", "note"])}),
                      {"order": number, "ordered": placed, "mail": email, "type": "order"}])""";
            case COMPUTE_AND_FORMAT -> """
                    {"_id": _id,
                     "name": customer.first & " " & $uppercase(customer.last),
                     "label": $uppercase(currency) & "/" & number,
                     "costs": freight + fee,
                     "total": $sum(lines.amount) + freight,
                     "address": customer.postcode & " " & customer.town}""";
            case MAP_AND_FILTER -> """
                    {"_id": _id, "items": [lines[state = "paid"].{"id": sku, "label": name, "cost": amount}]}""";
            case GROUP_AND_SUM -> """
                    {"_id": _id, "sums": lines{category: $sum(amount)}}""";
        };
    }
}
