package io.perseid.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;

/** The language of jq, as jackson-jq runs it. */
final class JqPeer implements LanguagePeer {
    @Override
    public String name() {
        return "jackson-jq";
    }

    @Override
    public Optional<Worker> worker(LanguageJob job, byte[] entities) throws Exception {
        Scope root = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, root);
        JsonQuery query = JsonQuery.compile(rule(job), Versions.JQ_1_6);
        return Optional.of(JacksonTree.ofNodes(entities, entity -> {
            var results = new ArrayList<JsonNode>(1);
            query.apply(Scope.newChildScope(root), entity, results::add);
            return results.getFirst();
        }));
    }

    private static String rule(LanguageJob job) {
        return switch (job) {
            case RENAME_AND_COPY -> """
                    del(.number, .placed, .email, .note) + {order: .number, ordered: .placed, mail: .email, type: "order"}""";
            case COMPUTE_AND_FORMAT -> """
                    {_id: ._id,
                     name: (.customer.first + " " + (.customer.last | ascii_upcase)),
                     label: ((.currency | ascii_upcase) + "/" + (.number | tostring)),
                     costs: (.freight + .fee),
                     total: ((reduce .lines[].amount as $a (0; . + $a)) + .freight),
                     address: (.customer.postcode + " " + .customer.town)}""";
            case MAP_AND_FILTER -> """
                    {_id: ._id, items: [.lines[] | select(.state == "paid") | {id: .sku, label: .name, cost: .amount}]}""";
            case GROUP_AND_SUM -> """
                    {_id: ._id, sums: (reduce .lines[] as $l ({}; .[$l.category] += $l.amount))}""";
        };
    }
}
