package parcellocker.agent.locker;

import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;

/** A code drawn ahead for the next delivery, so that no courier waits for the vault. */
record ReadyCode(DeliveryId delivery, Verifier code, Sealed attachment) {}
