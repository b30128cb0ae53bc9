package parcellocker.bridge.parcels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.contract.entry.Fact.Concern;
import parcellocker.contract.entry.Stamp;

/** A locker's deliveries in memory. */
public final class MemoryParcelBook implements ParcelBook {
    private final Map<String, Delivery> deliveries = new TreeMap<>();
    private final Map<String, Opening> openings = new TreeMap<>();
    private final Map<String, MailIn> mailIns = new TreeMap<>();
    private final Map<String, String> seals = new TreeMap<>();
    private final Map<String, String> notices = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, String> openedByStaff = new TreeMap<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Set<Long> settled = new TreeSet<>();
    private final Map<String, String> lost = new TreeMap<>();

    /** A copy that can be thrown away. */
    public MemoryParcelBook copy() {
        MemoryParcelBook copy = new MemoryParcelBook();
        copy.deliveries.putAll(deliveries);
        copy.openings.putAll(openings);
        copy.mailIns.putAll(mailIns);
        copy.seals.putAll(seals);
        copy.notices.putAll(notices);
        copy.events.addAll(events);
        copy.happenings.addAll(happenings);
        copy.openedByStaff.putAll(openedByStaff);
        copy.tickets.addAll(tickets);
        copy.settled.addAll(settled);
        copy.lost.putAll(lost);
        return copy;
    }

    /** Every delivery, by its id. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    /** What was heard about deliveries, in the journal's order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The sealed code that a delivery's recipient was told last. */
    public Optional<String> notice(String delivery) {
        return Optional.ofNullable(notices.get(delivery));
    }

    /** A sealed secret by its name. */
    public Optional<String> seal(String name) {
        return Optional.ofNullable(seals.get(name));
    }

    @Override
    public Optional<Delivery> delivery(String delivery) {
        return Optional.ofNullable(deliveries.get(delivery));
    }

    @Override
    public List<Delivery> uncertain(String waybill) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.state() == State.UNCERTAIN
                        && delivery.waybills().contains(waybill))
                .toList();
    }

    @Override
    public void put(Delivery delivery) {
        deliveries.put(delivery.delivery(), delivery);
    }

    /** Nobody has a page in a simulation. */
    @Override
    public boolean isRefused(String delivery) {
        return false;
    }

    @Override
    public Optional<Opening> opening(String opening) {
        return Optional.ofNullable(openings.get(opening));
    }

    @Override
    public void put(Opening opening) {
        openings.put(opening.opening(), opening);
    }

    @Override
    public List<Opening> unfinished() {
        return openings.values().stream().filter(opening -> !opening.finished()).toList();
    }

    @Override
    public Optional<MailIn> mailIn(String delivery) {
        return Optional.ofNullable(mailIns.get(delivery));
    }

    @Override
    public void put(MailIn mailIn) {
        mailIns.put(mailIn.delivery(), mailIn);
    }

    /** Everything sent from here, by its id. */
    public List<MailIn> mailIns() {
        return List.copyOf(mailIns.values());
    }

    @Override
    public void put(Event event) {
        events.add(event);
    }

    /** What those outside are told, in the journal's order. */
    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    @Override
    public void put(Happening happening) {
        happenings.add(happening);
    }

    @Override
    public void seal(String name, String jwe) {
        seals.putIfAbsent(name, jwe);
    }

    @Override
    public void notice(String delivery, String codeSeal, Stamp stamp) {
        notices.put(delivery, codeSeal);
    }

    /** Openings by staff that recipients are told of, and of which delivery. */
    public Map<String, String> openedByStaff() {
        return Map.copyOf(openedByStaff);
    }

    @Override
    public void openedByStaff(String delivery, String opening, Stamp stamp) {
        openedByStaff.put(opening, delivery);
    }

    /** Help that was asked for, in the journal's order. */
    public List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    /** Deliveries whose code was lost, by the ticket. */
    public Map<String, String> lost() {
        return Map.copyOf(lost);
    }

    @Override
    public void put(Ticket ticket) {
        tickets.add(ticket);
    }

    /** Sequence numbers of the tickets under which nobody waits any more. */
    public List<Long> settled() {
        return List.copyOf(settled);
    }

    /** As in the database these outlive {@link #forget}. */
    @Override
    public void settle(String delivery) {
        tickets.stream()
                .filter(ticket -> delivery.equals(ticket.delivery()))
                .filter(ticket -> ticket.concern().equals(Concern.DOOR.name()))
                .forEach(ticket -> settled.add(ticket.seq()));
    }

    @Override
    public void lost(String ticket, String delivery, long epoch, long seq) {
        lost.put(ticket, delivery);
    }

    @Override
    public void forget() {
        tickets.clear();
        lost.clear();
        deliveries.clear();
        openings.clear();
        mailIns.clear();
        notices.clear();
        events.clear();
        happenings.clear();
        openedByStaff.clear();
    }
}
