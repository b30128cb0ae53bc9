/** The agent's line to the city: one MQTT connection after another, the journal going up, signed directives coming down. */
@NullMarked
package parcellocker.agent.uplink;

import org.jspecify.annotations.NullMarked;
