package parcellocker.agent.cabinet;

/**
 * One box of the cabinet, as built.
 *
 * @param floorMillimetres height of its lower edge above the ground
 */
public record Compartment(CompartmentId id, Size size, Zone zone, int floorMillimetres, Lock lock) {}
