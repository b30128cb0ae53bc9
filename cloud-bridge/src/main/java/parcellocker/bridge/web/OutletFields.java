package parcellocker.bridge.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.registry.Act;
import parcellocker.bridge.registry.IdNumber;
import parcellocker.bridge.registry.Kind;
import parcellocker.bridge.registry.Licence;
import parcellocker.bridge.registry.Point;
import parcellocker.bridge.registry.Service;
import parcellocker.bridge.registry.Sheet;
import parcellocker.bridge.registry.Uscc;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** What requests about outlets hold. */
final class OutletFields {
    private static final String LINE = "\\P{Cntrl}";
    private static final String REGION = "\\d{6}";
    private static final int MOST_HOURS = 24 * 30;
    /** Stands in for a mistake until {@link Fields#done()} refuses the request. */
    private static final String STAND_IN = "91350100M000100Y43";

    private final Fields fields;
    private final String sealing;

    /** Reads from a request; {@code sealing} is the city's public key. */
    OutletFields(Fields fields, String sealing) {
        this.fields = fields;
        this.sealing = sealing;
    }

    /** Acts by their names in a request. */
    enum Word {
        ACCEPT_BUILDING,
        OPEN,
        SUBMIT,
        RETURN,
        FILE,
        CHANGE,
        CONFIRM,
        DECLINE,
        CANCEL
    }

    /** Who says that it was done: a role or a number at a desk, not a name. */
    String actor() {
        return fields.text("actor", "[A-Za-z0-9._-]{1,32}");
    }

    Sheet sheet() {
        return new Sheet(
                fields.text("name", LINE + "{1,60}"),
                fields.needed("kind", Kind.class),
                new Sheet.Operator(fields.text("operator", LINE + "{1,80}"), code(), licence()),
                keeper(),
                fields.optional("authorisation", LINE + "{1,40}"),
                fields.text("region", REGION),
                fields.text("address", LINE + "{1,120}"),
                new Point(fields.decimal("lng", -180, 180), fields.decimal("lat", -90, 90)),
                fields.optionalDay("openedOn"),
                fields.text("hours", LINE + "{1,60}"),
                fields.choices("services", Service.class),
                fields.texts("carriers", "[A-Za-z0-9_-]{1,20}", 0, 40),
                fields.choices("equipment", Sheet.Equipment.class),
                fields.flag("publicBenefit", true),
                (int) fields.number("freeHours", 1, MOST_HOURS),
                locker());
    }

    private Uscc code() {
        String text = fields.text("operatorCode", "[0-9A-Z]{18}");
        if (!text.isEmpty() && !Uscc.isValid(text)) {
            fields.mistake("operatorCode", "its check character does not hold");
        }
        return new Uscc(Uscc.isValid(text) ? text : STAND_IN);
    }

    private Licence licence() {
        return new Licence(
                fields.text("licence", LINE + "{1,40}"),
                fields.choices("licenceScope", Service.class),
                fields.texts("licenceRegions", REGION, 1, 40),
                fields.day("licenceUntil"));
    }

    private Optional<LockerId> locker() {
        return fields.optional("locker", "[A-Za-z0-9][A-Za-z0-9-]{2,31}")
                .filter(text -> !text.isEmpty())
                .map(LockerId::new);
    }

    /** Sealed at once, to the city's public key. */
    private Sheet.Keeper keeper() {
        String name = fields.text("keeperName", LINE + "{1,60}");
        String phone = fields.text("keeperPhone", "[0-9+][0-9-]{5,19}");
        String id = fields.text("keeperId", "[0-9X]{18}");
        if (!id.isEmpty() && !IdNumber.isValid(id)) {
            fields.mistake("keeperId", "its check character does not hold");
        }
        return new Sheet.Keeper(Jose.seal(name, sealing), Jose.seal(phone, sealing), Jose.seal(id, sealing));
    }

    Act act() {
        return switch (fields.needed("act", Word.class)) {
            case ACCEPT_BUILDING -> new Act.AcceptBuilding();
            case OPEN -> new Act.Open(fields.day("openedOn"));
            case SUBMIT -> new Act.Submit();
            case RETURN -> new Act.Return(missing());
            case FILE -> new Act.File(fields.text("number", "[0-9A-Za-z-]{4,40}"));
            case CHANGE -> change();
            case CONFIRM -> new Act.Confirm();
            case DECLINE -> new Act.Decline(missing());
            case CANCEL -> new Act.Cancel(fields.text("reason", LINE + "{1,200}"));
        };
    }

    private Act change() {
        LocalDate since = fields.day("since");
        return new Act.Change(sheet(), since);
    }

    private List<String> missing() {
        return fields.texts("missing", LINE + "{1,200}", 1, 20);
    }
}
