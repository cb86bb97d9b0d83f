package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.Namespaces;
import io.perseid.time.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the components of one configuration are checked and built with.
 *
 * @param defaults the checked `global_defaults` of the metadata
 * @param systems by id; filled before pipes are built
 */
record LoadScope(
        Types types,
        Dtl language,
        DictValue variables,
        Secrets secrets,
        DictValue metadata,
        Settings defaults,
        Map<String, LoadedSystem> systems,
        Time time) {
    /** What the rules of a pipe are compiled for. */
    CompileContext compileContext(String pipe, Optional<Namespaces> namespaces) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        if (metadata.get("namespaces") instanceof DictValue section
                && section.get("default") instanceof DictValue known) {
            known.forEach((name, prefix) -> {
                if (prefix instanceof StringValue text) {
                    prefixes.put(name, text.value());
                }
            });
        }
        CompileContext plain = CompileContext.of(pipe);
        return namespaces
                .map(plain::withNamespaces)
                .orElse(plain)
                .withUriPrefixes(prefixes)
                .withSecrets(name -> Optional.ofNullable(secrets.forSystem("").get(name)));
    }

    /** The checked `global_defaults` of a metadata object. */
    static Settings defaults(Optional<JsonNode> metadata, Problems problems) {
        JsonNode none = JsonNode.dict(Map.of(), io.perseid.fault.Place.UNKNOWN);
        JsonNode node = metadata.flatMap(object -> object.member("global_defaults"))
                .filter(JsonNode::isDict)
                .orElse(none);
        return SchemaCheck.check(node, Schemas.GLOBAL_DEFAULTS, "'global_defaults'", problems);
    }
}
