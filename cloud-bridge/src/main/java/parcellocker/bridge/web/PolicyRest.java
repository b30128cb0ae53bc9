package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.Profile;

/** What the city promises, from which day on; for everybody. */
final class PolicyRest {
    private final City city;

    PolicyRest(City city) {
        this.city = city;
    }

    private record Answer(String today, String valid, List<Said> profiles) {}

    private record Said(
            String validFrom,
            String name,
            boolean publicBenefit,
            Storage storage,
            Fee fee,
            Reminders reminders,
            Consent consent) {
        static Said of(Profile profile) {
            var storage = profile.storage();
            var fee = profile.fee();
            var reminders = profile.reminders();
            return new Said(
                    profile.validFrom().toString(),
                    profile.name(),
                    profile.isPublicBenefit(),
                    new Storage(
                            storage.free().toHours(),
                            storage.extension().toHours(),
                            storage.isExtensible() ? storage.extensions() : 0),
                    new Fee(fee.fen(), fee.period().toHours(), fee.cap()),
                    new Reminders(
                            reminders.before().toHours(),
                            reminders.evening().toString(),
                            reminders.morning().toString()),
                    new Consent(profile.bases().stream().map(Enum::name).toList()));
        }
    }

    private record Storage(long hours, long extensionHours, int extensions) {}

    private record Fee(int fen, long periodHours, int capFen) {}

    private record Reminders(long beforeHours, String quietFrom, String quietTo) {}

    private record Consent(List<String> bases) {}

    void register(RoutesConfig routes) {
        routes.get("/v1/policy", this::policy);
    }

    private void policy(Context ctx) {
        Policies policies = city.storage().policies();
        Instant now = city.clock().instant();
        LocalDate today = now.atZone(Policies.CITY).toLocalDate();
        Rest.json(
                ctx,
                200,
                new Answer(
                        today.toString(),
                        policies.at(now).validFrom().toString(),
                        policies.profiles().stream().map(Said::of).toList()));
    }
}
