/** Names of lockers and of the MQTT topics they speak on. */
@NullMarked
package parcellocker.contract.topic;

import org.jspecify.annotations.NullMarked;
