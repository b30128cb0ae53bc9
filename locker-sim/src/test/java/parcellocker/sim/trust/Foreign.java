package parcellocker.sim.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a locker has no business with. */
final class Foreign {
    private static final List<String> KINDS = List.of("status", "journal", "telemetry", "ack", "directives", "command");

    private Foreign() {}

    /** Sixty filters and more that a locker of this name must hear nothing by. */
    static List<String> filters(String own) {
        List<String> filters = new ArrayList<>(List.of(
                "#",
                "+",
                "+/#",
                "/#",
                "//#",
                "+/+",
                "+/+/#",
                "+/+/+/+",
                "/+/+/+/+",
                "parcel/#",
                "parcel/+/#",
                "parcel/v1/#",
                "parcel/v1/+/#",
                "parcel/v1/+/+",
                "+/v1/+/ack",
                "parcel/+/+/journal",
                "$SYS/#",
                "$SYS/broker/#",
                "$SYS/+/+",
                "$SYS/broker/clients/connected",
                "$share/x/#",
                "$share/x/+/#",
                "$share/city/parcel/v1/+/journal",
                "$share/x/parcel/v1/L-003/journal",
                "$share/x/parcel/v1/L-003/ack",
                "$share/x/$SYS/#",
                "$share//#",
                "$share/x",
                "$queue/#",
                "$queue/parcel/v1/+/ack",
                "$delayed/1/#",
                "parcel/v1//ack",
                "parcel//L-003/ack",
                "parcel/v1/L-003//ack",
                "/parcel/v1/L-003/ack",
                "parcel/v1/L-003/ack/",
                "parcel/v1/%u/ack",
                "parcel/v1/%c/ack",
                "parcel/v1/L-003／ack",
                "parcel/v1/Ｌ-003/ack",
                "parcel/v1/L‐003/ack",
                "包裹/#",
                "parcel/v1/L-003\u200b/ack",
                "PARCEL/V1/#",
                "parcel/v1/l-003/+",
                "parcel/v1/" + own + "/../L-003/ack",
                "parcel/v1/L-003/+",
                "parcel/v1/L-003/#",
                "parcel/v1/L-003",
                "parcel/v1/+",
                "parcel/v2/#",
                "lk/#"));
        for (String kind : KINDS) {
            filters.add("parcel/v1/L-003/" + kind);
            filters.add("parcel/v1/+/" + kind);
        }
        return filters;
    }

    /** Topics that a locker of this name must not speak on. */
    static List<String> topics(String own, String other) {
        return Stream.concat(
                        KINDS.stream().map(kind -> "parcel/v1/" + other + "/" + kind),
                        Stream.of(
                                "parcel/v1/" + own + "/ack",
                                "parcel/v1/" + own + "/directives",
                                "parcel/v1/" + own + "/command",
                                "parcel/v1/" + own,
                                "parcel/v1/" + own + "/journal/more",
                                "parcel/v1//journal",
                                "elsewhere"))
                .toList();
    }
}
