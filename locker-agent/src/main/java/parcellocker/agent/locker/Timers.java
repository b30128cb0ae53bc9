package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parcellocker.agent.delivery.DeliveryId;

/** What waits for time: timers are data, asked for their next deadline and run when it has come. */
final class Timers {
    /** The time of an edge decides what it means; its news may come so much later. */
    private static final long NEWS_MILLIS = 5_000;

    private Timers() {}

    static OptionalLong next(Locker locker) {
        Session session = locker.session();
        LongStream flights = session.flights().asMap().entrySet().stream()
                .mapToLong(flight -> deadline(locker, flight.getKey(), flight.getValue()));
        LongStream graces = session.graces().values().stream().mapToLong(until -> until);
        LongStream notice = session.held().stream().mapToLong(Step.Held::until);
        LongStream idle = session.visit().idle().deadlines();
        LongStream settled = locker.book().standing().modes().contains(Mode.UNSTABLE)
                ? LongStream.of(Modes.SETTLED_MILLIS)
                : LongStream.empty();
        return Stream.of(
                        flights,
                        graces,
                        notice,
                        idle,
                        settled,
                        Reminders.deadlines(locker),
                        Outages.deadlines(locker),
                        Storage.deadlines(locker),
                        Configurations.deadlines(locker),
                        Reports.deadlines(locker))
                .flatMapToLong(deadlines -> deadlines)
                .min();
    }

    static void due(Turn turn) {
        flights(turn);
        graces(turn);
        Reminders.due(turn);
        Outages.due(turn);
        Storage.due(turn);
        Notices.due(turn);
        Modes.due(turn);
        Comforts.due(turn);
    }

    private static void flights(Turn turn) {
        Locker before = turn.locker();
        for (Map.Entry<OpeningId, Flight> entry : before.session().flights()) {
            if (deadline(before, entry.getKey(), entry.getValue()) <= turn.uptime()) {
                flight(turn, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void flight(Turn turn, OpeningId id, Flight flight) {
        Opening opening = turn.book().openings().get(id);
        switch (opening.state()) {
            case AUTHORISED -> Openings.expired(turn, opening, flight);
            case OPEN -> Doors.leftOpen(turn, opening, flight);
            case CLOSED, JAMMED, BUS_ERROR, NOT_SENT, NO_FEEDBACK, ALREADY_OPEN, LEFT_OPEN, UNKNOWN ->
                Openings.land(turn, id);
        }
    }

    private static long deadline(Locker locker, OpeningId id, Flight flight) {
        Profile profile = locker.setup().profile();
        return switch (locker.book().openings().get(id).state()) {
            case AUTHORISED -> Openings.failsAt(flight, profile);
            case OPEN -> flight.openedAt() + profile.leftOpenMillis();
            case JAMMED, BUS_ERROR, NO_FEEDBACK -> Openings.tooLateAt(flight) + NEWS_MILLIS;
            case CLOSED, NOT_SENT, ALREADY_OPEN, LEFT_OPEN, UNKNOWN -> flight.committedAt();
        };
    }

    private static void graces(Turn turn) {
        List<DeliveryId> over = new ArrayList<>();
        for (Map.Entry<DeliveryId, Long> grace : turn.session().graces()) {
            if (grace.getValue() <= turn.uptime()) {
                over.add(grace.getKey());
            }
        }
        over.forEach(delivery -> Pickups.graceOver(turn, delivery));
    }
}
