package io.perseid.bench;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.util.Optional;

/** JSLT of Schibsted. */
final class JsltPeer implements LanguagePeer {
    @Override
    public String name() {
        return "jslt";
    }

    @Override
    public Optional<Worker> worker(LanguageJob job, byte[] entities) throws Exception {
        Expression rule = Parser.compileString(rule(job));
        return Optional.of(JacksonTree.ofNodes(entities, rule::apply));
    }

    private static String rule(LanguageJob job) {
        return switch (job) {
            case RENAME_AND_COPY -> """
                    {"order": .number, "ordered": .placed, "mail": .email, "type": "order", * - number, placed, email, note: .}""";
            case COMPUTE_AND_FORMAT -> """
                    {"_id": ._id,
                     "name": .customer.first + " " + uppercase(.customer.last),
                     "label": uppercase(.currency) + "/" + .number,
                     "costs": .freight + .fee,
                     "total": sum([for (.lines) .amount]) + .freight,
                     "address": .customer.postcode + " " + .customer.town}""";
            case MAP_AND_FILTER -> """
                    {"_id": ._id, "items": [for (.lines) {"id": .sku, "label": .name, "cost": .amount} if (.state == "paid")]}""";
            case GROUP_AND_SUM -> """
                    import "http://jslt.schibsted.com/2018/experimental" as experimental
                    {"_id": ._id, "sums": {for (experimental:group-by(.lines, .category, .amount)) .key : sum(.values)}}""";
        };
    }
}
