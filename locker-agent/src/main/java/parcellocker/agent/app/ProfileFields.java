package parcellocker.agent.app;

import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Profile;

/** The section {@code profile}: the rules an operator may set. */
final class ProfileFields {
    private ProfileFields() {}

    static Profile read(Fields top, boolean takesMailIns) {
        Profile standard = Profile.standard(ConsentPolicy.STRICT).taking(takesMailIns);
        if (!top.has("profile")) {
            return standard;
        }
        try (Fields profile = top.section("profile")) {
            return new Profile(
                    profile.choice("consent", standard.consent()),
                    profile.number("leastOpenMillis", new Bounds(200, 10_000, standard.leastOpenMillis())),
                    profile.number("graceMillis", new Bounds(0, 3_600_000, standard.graceMillis())),
                    profile.number("openWaitMillis", new Bounds(1_000, 10_000, standard.openWaitMillis())),
                    profile.number("remindMillis", new Bounds(5_000, 30_000, standard.remindMillis())),
                    profile.number("leftOpenMillis", new Bounds(30_000, 600_000, standard.leftOpenMillis())),
                    profile.number("noticeMillis", new Bounds(0, 120_000, standard.noticeMillis())),
                    profile.number("idleMillis", new Bounds(10_000, 600_000, standard.idleMillis())),
                    (int) profile.number("lowReserve", new Bounds(0, 20, standard.lowReserve())),
                    (int) profile.number("courierShare", new Bounds(1, 100, standard.courierShare())),
                    takesMailIns,
                    new Profile.Caretaking(
                            (int) profile.number(
                                    "caretakerOpenings",
                                    new Bounds(0, 50, standard.caretaking().mostPerDay())),
                            profile.number(
                                    "ticketMillis",
                                    new Bounds(
                                            600_000,
                                            259_200_000,
                                            standard.caretaking().ticketMillis()))));
        }
    }
}
