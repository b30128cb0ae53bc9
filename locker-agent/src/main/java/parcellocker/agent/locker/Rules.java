package parcellocker.agent.locker;

/** Which rule answers which input. */
final class Rules {
    private Rules() {}

    static void apply(Turn turn, Input input) {
        answer(turn, input);
        Couriers.sendHomeIfWithdrawn(turn);
        Configurations.goOn(turn);
        Reports.goOn(turn);
    }

    private static void answer(Turn turn, Input input) {
        switch (input) {
            case Input.Started started -> started(turn, started);
            case Input.Rescued ignored -> rescued(turn);
            case Input.Tick ignored -> Timers.due(turn);
            case Input.Touched touched -> Visits.touched(turn, touched);
            case Input.Scanned scanned -> Visits.scanned(turn, scanned.text());
            case Input.ScanRefused refused -> Visits.scanRefused(turn, refused.problem());
            case Input.BadgeShown shown -> Couriers.badgeShown(turn, shown.badge());
            case Input.AlarmSeen seen -> Modes.alarmSeen(turn, seen);
            case Input.DoorSeen seen -> Doors.seen(turn, seen);
            case Input.TrialsBegun begun -> Trials.begun(turn, begun);
            case Input.TrialWanted wanted -> Trials.wanted(turn, wanted);
            case Input.PulseReport report -> Openings.reported(turn, report);
            case Input.BoardSeen seen -> Outages.seen(turn, seen);
            case Input.LinkSeen seen -> turn.record(new Step.LinkChanged(seen.up()));
            case Input.TemperatureSeen seen -> turn.record(new Step.TemperatureChanged(seen.milliCelsius()));
            case Input.StorageSeen seen -> Modes.storageSeen(turn, seen);
            case Input.Crashed crashed -> Modes.crashed(turn, crashed);
            case Input.OldImageSeen seen -> Modes.oldImageSeen(turn, seen);
            case Input.FileDamaged damaged -> Modes.fileDamaged(turn, damaged);
            case Input.DaySigned signed -> daySigned(turn, signed);
            case Input.CheckpointDrawn drawn -> checkpoint(turn, drawn);
            case Input.Enrolled enrolled -> Enrolments.enrolled(turn, enrolled);
            case Input.CodeChecked checked -> Pickups.codeChecked(turn, checked);
            case Input.CodeAndTailChecked checked -> LockedKeypad.checked(turn, checked);
            case Input.TokenChecked checked -> Visits.tokenChecked(turn, checked);
            case Input.TokenRefused refused -> Visits.refusedByVault(turn, refused.ask(), refused.problem());
            case Input.PinChecked checked -> Couriers.pinChecked(turn, checked);
            case Input.AnswerChecked checked -> Challenges.checked(turn, checked);
            case Input.TailChecked checked -> LostCodes.checked(turn, checked);
            case Input.CodeDrawn drawn -> Codes.drawn(turn, drawn);
            case Input.PersonKept kept -> Drafts.personKept(turn, kept);
            case Input.PersonRefused refused -> Visits.refusedByVault(turn, refused.ask(), refused.problem());
            case Input.FiguresRead read -> Desk.told(turn, read);
            case Input.StickWritten written -> Desk.copied(turn, written);
            case Input.StickRefused refused -> Desk.refused(turn, refused.ask(), refused.problem());
            case Input.ReportDone done -> Reports.done(turn, done);
            case Input.Commanded commanded -> Commands.taken(turn, commanded);
            case Input.Directed directed -> Directives.taken(turn, directed);
            case Input.Listed list -> FullLists.taken(turn, list);
        }
    }

    /** Each day once, and never one before. */
    private static void daySigned(Turn turn, Input.DaySigned signed) {
        if (signed.day() > turn.book().standing().signedDay()) {
            turn.record(new Entry.DaySigned(signed.day(), signed.head()));
        }
    }

    private static void checkpoint(Turn turn, Input.CheckpointDrawn drawn) {
        if (drawn.book().equals(turn.book())) {
            turn.record(new Entry.Checkpointed(drawn.state()));
        }
    }

    /** Boot: what was under way is settled in one entry; every grace period begins anew, for nobody saw how much was left. */
    private static void started(Turn turn, Input.Started started) {
        turn.record(new Entry.LockerStarted(started.software()));
        turn.record(new Step.Recovered());
        Pickups.restartGraces(turn);
        Configurations.started(turn);
        Reports.started(turn);
    }

    /** Every door may have been open for anybody: nobody knows what is inside, and every code stays good. */
    private static void rescued(Turn turn) {
        turn.record(new Entry.RescueOpened(turn.setup().cabinet().ids()));
    }
}
