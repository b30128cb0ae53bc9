package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The city's desk: announces parcels, lists couriers, reads histories and notices, over the bridge's REST. */
final class City {
    static final String LOCKER = "LY-000017";
    static final String BADGE = "K1001";
    static final String PIN = "246810";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;
    private final Canaries canaries;

    City(String origin, String apiKey, Canaries canaries) {
        this.http = new Http(origin, apiKey);
        this.canaries = canaries;
    }

    /** Enrols the locker and one courier. */
    void register(String sealTo) {
        canaries.add(PIN);
        http.post(
                "/v1/lockers",
                Map.of(
                        "locker",
                        LOCKER,
                        "name",
                        "西工区王城花园智能快件箱",
                        "address",
                        "洛阳市西工区王城大道 1 号院东门",
                        "epoch",
                        1,
                        "sealTo",
                        sealTo));
        http.post(
                "/v1/couriers",
                Map.of("courier", "courier-7", "name", "李师傅", "badge", BADGE, "pin", PIN, "role", "COURIER"));
    }

    void announce(String waybill, String name, String phone, String size) {
        canaries.add(name);
        canaries.add(phone);
        Map<String, Object> body = new TreeMap<>();
        body.put("waybill", waybill);
        body.put("locker", LOCKER);
        body.put("name", name);
        body.put("phone", phone);
        body.put("basis", "RECIPIENT_PARCEL");
        body.put("size", size);
        http.post("/v1/parcels", body);
    }

    JsonNode locker() {
        return http.get("/v1/lockers/" + LOCKER);
    }

    JsonNode history(String waybill) {
        return http.get("/v1/parcels/" + waybill);
    }

    /** The notice to the recipient of this waybill, once it was written. */
    JsonNode notice(String waybill) {
        return Await.value("a notice for " + waybill, PATIENCE, () -> {
            for (JsonNode notice : http.get("/v1/notices").path("notices")) {
                if (notice.path("waybills").toString().contains("\"" + waybill + "\"")) {
                    canaries.add(notice.path("code").asText(""));
                    return Optional.of(notice);
                }
            }
            return Optional.empty();
        });
    }
}
