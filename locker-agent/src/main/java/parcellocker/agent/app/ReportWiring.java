package parcellocker.agent.app;

import java.security.SecureRandom;
import java.util.function.Supplier;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** What a report is made of, and where it goes, in a running agent. */
final class ReportWiring {
    private ReportWiring() {}

    /** Without an identity none is ever taken; one that was, by another configuration, is tried until it is given up. */
    static ReportRoom room(Toolroom.World world, Supplier<String> diagnostics) {
        Settings settings = world.settings();
        return new ReportRoom(new ReportRoom.World(
                new ReportContent.Sources(
                        settings.locker().value(),
                        settings.data(),
                        diagnostics,
                        LogRing::newest,
                        world.journal(),
                        () -> world.clock().now().wallMillis()),
                () -> ReportCity.of(settings.device()
                        .orElseThrow(() -> new ProblemException(Problem.REPORT_NOWHERE, "no identity"))),
                world.inbox(),
                settings.city().timing().backoff(),
                new SecureRandom()));
    }
}
