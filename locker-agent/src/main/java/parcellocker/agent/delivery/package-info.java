/** Who may open what: deliveries, credentials, consent, custody, guess budgets. */
@NullMarked
package parcellocker.agent.delivery;

import org.jspecify.annotations.NullMarked;
