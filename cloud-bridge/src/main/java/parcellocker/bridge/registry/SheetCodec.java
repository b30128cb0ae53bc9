package parcellocker.bridge.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.contract.topic.LockerId;

/** A sheet as the database keeps it and the interface tells it. */
public final class SheetCodec {
    private static final JsonMapper MAPPER = new JsonMapper();

    private SheetCodec() {}

    /** All of it, for the database alone. */
    static ObjectNode whole(Sheet sheet) {
        Sheet.Keeper keeper = sheet.keeper();
        return write(sheet)
                .put("keeperName", keeper.sealedName())
                .put("keeperPhone", keeper.sealedPhone())
                .put("keeperId", keeper.sealedId());
    }

    /** A flat object without anybody's personal data; what is not said is left out. */
    public static ObjectNode write(Sheet sheet) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", sheet.name()).put("kind", sheet.kind().name());
        Licence licence = sheet.operator().licence();
        node.put("operator", sheet.operator().name())
                .put("operatorCode", sheet.operator().code().value())
                .put("licence", licence.number())
                .put("licenceUntil", licence.validTo().toString());
        put(node.putArray("licenceScope"), licence.scope());
        put(node.putArray("licenceRegions"), licence.regions());
        sheet.authorisation().ifPresent(letter -> node.put("authorisation", letter));
        node.put("region", sheet.region())
                .put("address", sheet.address())
                .put("lng", sheet.place().lng())
                .put("lat", sheet.place().lat());
        sheet.openedOn().ifPresent(day -> node.put("openedOn", day.toString()));
        node.put("hours", sheet.hours());
        put(node.putArray("services"), sheet.services());
        put(node.putArray("carriers"), sheet.carriers());
        put(node.putArray("equipment"), sheet.equipment());
        node.put("publicBenefit", sheet.publicBenefit()).put("freeHours", sheet.freeHours());
        sheet.locker().ifPresent(locker -> node.put("locker", locker.value()));
        return node;
    }

    private static void put(ArrayNode array, List<?> values) {
        values.forEach(value -> array.add(value.toString()));
    }

    static Sheet read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a sheet that this system wrote cannot be read", broken);
        }
    }

    private static Sheet read(JsonNode node) {
        Licence licence = new Licence(
                node.path("licence").asText(),
                all(node, "licenceScope", Service::valueOf),
                all(node, "licenceRegions", text -> text),
                LocalDate.parse(node.path("licenceUntil").asText()));
        return new Sheet(
                node.path("name").asText(),
                Kind.valueOf(node.path("kind").asText()),
                new Sheet.Operator(
                        node.path("operator").asText(),
                        new Uscc(node.path("operatorCode").asText()),
                        licence),
                new Sheet.Keeper(
                        node.path("keeperName").asText(),
                        node.path("keeperPhone").asText(),
                        node.path("keeperId").asText()),
                text(node, "authorisation"),
                node.path("region").asText(),
                node.path("address").asText(),
                new Point(node.path("lng").asDouble(), node.path("lat").asDouble()),
                text(node, "openedOn").map(LocalDate::parse),
                node.path("hours").asText(),
                all(node, "services", Service::valueOf),
                all(node, "carriers", text -> text),
                all(node, "equipment", Sheet.Equipment::valueOf),
                node.path("publicBenefit").asBoolean(),
                node.path("freeHours").asInt(),
                text(node, "locker").map(LockerId::new));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
    }

    private static <T> List<T> all(JsonNode node, String name, Function<String, T> reader) {
        List<T> found = new ArrayList<>();
        node.path(name).forEach(value -> found.add(reader.apply(value.asText())));
        return found;
    }
}
