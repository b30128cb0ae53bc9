package parcellocker.bridge.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parcellocker.bridge.fleet.AlarmKind;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.registry.Act;
import parcellocker.bridge.registry.Kind;
import parcellocker.bridge.registry.Licence;
import parcellocker.bridge.registry.Point;
import parcellocker.bridge.registry.Service;
import parcellocker.bridge.registry.Sheet;
import parcellocker.bridge.registry.Uscc;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.wire.HardwareHash;

/** What stands along the streets of a {@link Furnished} city: lockers, with what is wrong with them, and outlets. */
record FurnishedStreet(Furnished city) {
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.LOCKER,
            "王城花园",
            Kind.STATION,
            "涧河驿站",
            Kind.COUNTER,
            "瀍河代收点",
            Kind.CAMPUS,
            "师院校园网点",
            Kind.VILLAGE,
            "李村网点");

    void furnish() {
        doors();
        alarms();
        outlets();
    }

    private Hall hall() {
        return city.hall();
    }

    /** One locker has every mode and doors that stand in every way; what both are built of is accepted or is not. */
    private void doors() {
        Hardware accepted = HardwareRestTest.built(1, 8);
        hall().built(Furnished.OTHER, accepted);
        hall().built(Furnished.LOCKER, accepted);
        hall().database
                .inTransaction(sql -> new Inventories(hall().database)
                        .accept(sql, Furnished.LOCKER, HardwareHash.of(accepted), "li"));
        hall().built(Furnished.LOCKER, HardwareRestTest.built(2, 7));
        city.change("delete from fleet_compartment where locker = ?", Furnished.LOCKER.value());
        String[][] doors = {
            {"A01", "S", "OCCUPIED", "IN_SERVICE", "CLOSED"}, {"A02", "S", "UNCERTAIN", "BLOCKED(LEFT_OPEN)", "OPEN"},
            {"A03", "M", "LOADING", "IN_SERVICE", "UNKNOWN"}, {"A04", "L", "EMPTY", "BLOCKED(DIRTY)", "CLOSED"},
            {"B01", "S", "RESERVED", "BLOCKED(STAFF)", "CLOSED"}, {"B02", "L", "UNLOADING", "IN_SERVICE", "OPEN"}
        };
        for (String[] door : doors) {
            city.change(
                    "insert into fleet_compartment (locker, compartment, size, custody, service, door) values (?, ?, ?, ?, ?, ?)",
                    Furnished.LOCKER.value(),
                    door[0],
                    door[1],
                    door[2],
                    door[3],
                    door[4]);
        }
        city.change(
                "update fleet_locker set modes = ? where locker = ?",
                Arrays.stream(Fact.Mode.values()).map(Fact.Mode::name).toList(),
                Furnished.LOCKER.value());
        hall().presence
                .heard(
                        Furnished.LOCKER,
                        new Status.Birth(
                                1, "s", "1.0", 1, 0, 0, 0, Stamp.Clock.TRUSTED, 0, List.of(), "", List.of(), null),
                        hall().now.get());
        hall().presence
                .told(
                        Furnished.LOCKER,
                        new Telemetry(
                                1,
                                List.of(
                                        new Telemetry.Door("A01", 600L, 20, 1, 1, 0, -12_500, "SLOW"),
                                        new Telemetry.Door("B01", 300L, 20, 1, 1, 9, null, "BOUNCING")),
                                List.of(
                                        new Telemetry.Climate("t-1", 900, -18_000, null),
                                        new Telemetry.Climate("t-2", 900, null, null))),
                        hall().now.get());
        ConsoleBrowserTest.worn(hall(), Furnished.LOCKER);
    }

    private void alarms() {
        Map<AlarmKind, String> details = Map.of(
                AlarmKind.STORAGE_DEGRADED, "space",
                AlarmKind.JOURNAL_FULL, "unsent 1000000",
                AlarmKind.QUARANTINE, "the city has 123",
                AlarmKind.GATE_WRONG, "WELDED UNREAD",
                AlarmKind.DOOR_FAILING, "UNRELIABLE",
                AlarmKind.BLOCKED, "FAILED_THRICE",
                AlarmKind.LEFT_OPEN, "ALREADY_OPEN",
                AlarmKind.BOARD_LOST, "A01 A02");
        for (AlarmKind kind : AlarmKind.values()) {
            city.change(
                    "insert into fleet_alarm (locker, kind, subject, detail, epoch, seq, by_entry, cleared_at, acknowledged_by,"
                            + " acknowledged_at, note) values (?, ?, 'B01', ?, 1, 0, false, now(), ?, case when ? then now() end, ?)",
                    Furnished.OTHER.value(),
                    kind,
                    details.getOrDefault(kind, ""),
                    kind.isUrgent() ? "(key)" : null,
                    kind.isUrgent(),
                    kind.isUrgent() ? "已派人" : "");
        }
    }

    private void outlets() {
        for (Kind kind : Kind.values()) {
            String id = kind.name().toLowerCase(Locale.ROOT);
            hall().outlets.declare(id, sheet(kind), "li");
            hall().outlets.keepPhoto(id, 1, new byte[] {1}, "li");
        }
        hall().outlets.act("locker", new Act.Submit(), "li");
        hall().outlets.act("locker", new Act.File("410303-0001"), "wang");
        hall().outlets
                .act("locker", new Act.Change(sheet(Kind.LOCKER), hall().outlets.today()), "li");
        hall().outlets.act("campus", new Act.Submit(), "li");
        hall().outlets.act("campus", new Act.File("410303-0002"), "wang");
        hall().outlets.act("station", new Act.Submit(), "li");
        hall().outlets.act("station", new Act.Return(List.of("缺少照片", "缺少授权书")), "wang");
        hall().outlets.act("counter", new Act.Submit(), "li");
    }

    private Sheet sheet(Kind kind) {
        LocalDate today = hall().outlets.today();
        Licence licence = new Licence("豫邮 41-0001", List.of(Service.DELIVER), List.of("410300"), today.plusDays(9));
        return new Sheet(
                Objects.requireNonNull(NAMES.get(kind)),
                kind,
                new Sheet.Operator("洛阳快递有限公司", new Uscc("91350100M000100Y43"), licence),
                new Sheet.Keeper("n", "p", "i"),
                Optional.empty(),
                "410303",
                "王城大道 1 号",
                new Point(kind == Kind.LOCKER ? 112.454 : 112.474, 34.6197),
                Optional.of(today.minusDays(30)),
                "0-24",
                List.of(Service.DELIVER),
                List.of(),
                List.of(Sheet.Equipment.values()),
                kind != Kind.COUNTER,
                24,
                kind == Kind.LOCKER ? Optional.of(Furnished.LOCKER) : Optional.empty());
    }
}
