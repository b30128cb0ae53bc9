/**
 * Sign-in to the console by the word of an OpenID provider (OpenID Connect Core 1.0, authorization code flow with PKCE).
 *
 * <ul>
 *   <li>{@link parcellocker.bridge.oidc.Oidc}: the way there and back, and who came
 *   <li>{@link parcellocker.bridge.oidc.Errands}: who is on the way, each good once at whichever bridge
 *   <li>{@link parcellocker.bridge.oidc.IdTokens}: what a provider's word must hold to be believed
 *   <li>{@link parcellocker.bridge.oidc.Fetch}: every request to the provider, bounded in time and size
 * </ul>
 */
@NullMarked
package parcellocker.bridge.oidc;

import org.jspecify.annotations.NullMarked;
