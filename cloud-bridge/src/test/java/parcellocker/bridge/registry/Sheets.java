package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parcellocker.contract.topic.LockerId;

/** Outlets for tests. */
final class Sheets {
    static final LocalDate OPENED = LocalDate.parse("2026-02-02");

    private Sheets() {}

    /** All that is needed, in service since {@link #OPENED}. */
    static Sheet sound() {
        Licence licence = new Licence(
                "L-41-0001",
                List.of(Service.DELIVER, Service.ACCEPT),
                List.of("410300"),
                LocalDate.parse("2028-06-30"));
        return with(licence, List.of(Service.DELIVER), List.of(Sheet.Equipment.values()), "410303");
    }

    static Sheet with(Licence licence, List<Service> services, List<Sheet.Equipment> equipment, String region) {
        return new Sheet(
                "East Gate",
                Kind.LOCKER,
                new Sheet.Operator("Luo Express", new Uscc("91350100M000100Y43"), licence),
                new Sheet.Keeper("name", "phone", "id"),
                Optional.empty(),
                region,
                "Zhongzhou Road 1",
                new Point(112.454, 34.6197),
                Optional.of(OPENED),
                "0-24",
                services,
                List.of("YUNDA"),
                equipment,
                true,
                24,
                Optional.of(new LockerId("LY-0001")));
    }

    static Outlet outlet(State state, Sheet sheet) {
        return new Outlet(
                "east-gate",
                state,
                sheet,
                Optional.empty(),
                Optional.empty(),
                Outlet.Course.declared(OPENED),
                List.of(1));
    }
}
