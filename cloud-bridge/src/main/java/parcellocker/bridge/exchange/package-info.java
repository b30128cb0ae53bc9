/**
 * Exchange with partners (carriers, shops, the regulator, property managers): who they are, what they tell the city, what the city tells them.
 * The contract is {@code /openapi.yaml}, sections {@code /v1/events} and {@code /v1/shipments}.
 *
 * <ul>
 *   <li>{@link parcellocker.bridge.exchange.Partners}, {@link parcellocker.bridge.exchange.Admission}: who asks, by signature
 *   <li>{@link parcellocker.bridge.exchange.Inbox}: what they tell, each event once
 *   <li>{@link parcellocker.bridge.exchange.Feed}: what befell their parcels, numbered, to be read behind a number
 *   <li>{@link parcellocker.bridge.exchange.Pushes}: the same brought to them, one after the other for each parcel, until they have it or it is given up
 * </ul>
 */
@NullMarked
package parcellocker.bridge.exchange;

import org.jspecify.annotations.NullMarked;
