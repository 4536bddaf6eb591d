"""The OpenID Connect provider of the installation, as far as it is spoken to: discovery, the code for a token, who it is of.

OpenID Connect Core 1.0 and Discovery 1.0; code flow with PKCE (RFC 7636). Every failure is a ProviderFailed.
"""

import datetime as dt
import hmac
import time
from functools import lru_cache
from typing import Any, NamedTuple, TypedDict, cast
from urllib.parse import urlencode

from models.settings import Settings
from plans.problems import DondocError, error

SECONDS = 10.0
"""How long the provider may take for one answer."""
KEPT = 600
"""Seconds for which what the provider says of itself is not asked again."""
SIGNED = ("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "EdDSA")
"""How an ID token may be signed: by a key of the provider's, never by the secret that we share."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""


class ProviderFailed(DondocError):
    """The provider cannot be reached, or what it answered cannot be believed."""


class Said(NamedTuple):
    """Whom the provider vouches for. `email` only where it says that it verified it."""

    subject: str
    email: str | None


class Metadata(TypedDict, total=False):
    """What a provider says of itself, as far as it is used."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    end_session_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: list[str]


def ask_url(settings: Settings, back: str, state: str, nonce: str, verifier: str) -> str:
    """Where to send whoever wants to log in; `back` is the page of ours that the provider sends him to."""
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    asked = {
        "response_type": "code", "client_id": settings.oidc_client_id, "redirect_uri": back, "scope": "openid email",
        "state": state, "nonce": nonce, "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
    }  # fmt: skip
    where = metadata(settings)["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"


def leave_url(settings: Settings, back: str) -> str | None:
    """Where to leave the provider too, if it has such a place (OpenID Connect RP-Initiated Logout 1.0)."""
    where = metadata(settings).get("end_session_endpoint")
    asked = urlencode({"client_id": settings.oidc_client_id, "post_logout_redirect_uri": back})
    return f"{where}{'&' if '?' in where else '?'}{asked}" if where else None


def said_by(settings: Settings, back: str, code: str, verifier: str, nonce: str, now: dt.datetime) -> Said:
    """Whom the code is of: exchanged for an ID token, which must be the provider's, for us, of now, and bear the nonce."""
    from authlib.integrations.base_client import OAuthError
    from requests import RequestException

    about = metadata(settings)
    try:
        with _session(settings, about, back) as session:
            token = session.fetch_token(about["token_endpoint"], code=code, code_verifier=verifier, timeout=SECONDS)
            claims = _claims(settings, about, str(token.get("id_token") or ""), nonce, now)
            if "email" not in claims and about.get("userinfo_endpoint"):
                claims |= _more(session, about["userinfo_endpoint"], claims["sub"])
    except (OAuthError, RequestException, ValueError, KeyError) as failure:
        raise ProviderFailed(error("oidc-failed", what=type(failure).__name__)) from failure
    email = claims.get("email") if claims.get("email_verified") is True else None
    return Said(claims["sub"], email if isinstance(email, str) else None)


def metadata(settings: Settings) -> Metadata:
    """What the provider says of itself; asked again after a while."""
    return _metadata(settings.oidc_issuer, int(time.monotonic() // KEPT))


@lru_cache(maxsize=4)
def _metadata(issuer: str, _while: int) -> Metadata:
    found = cast(Metadata, _json(f"{issuer.rstrip('/')}/.well-known/openid-configuration"))
    if found.get("issuer") != issuer or not all(
        isinstance(found.get(one), str) for one in ("authorization_endpoint", "token_endpoint", "jwks_uri")
    ):
        raise ProviderFailed(error("oidc-failed", what="issuer"))
    return found


def _json(url: str) -> dict[str, Any]:
    import requests

    try:
        answer = requests.get(url, timeout=SECONDS)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as failure:
        raise ProviderFailed(error("oidc-failed", what=type(failure).__name__)) from failure
    return found if isinstance(found, dict) else {}


def _session(settings: Settings, about: Metadata, back: str) -> Any:  # noqa: ANN401  (the library brings no types)
    from authlib.integrations.requests_client import OAuth2Session

    methods = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    method = "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
    secret = settings.oidc_client_secret.get_secret_value()
    return OAuth2Session(settings.oidc_client_id, secret, token_endpoint_auth_method=method, redirect_uri=back)


def _claims(settings: Settings, about: Metadata, token: str, nonce: str, now: dt.datetime) -> dict[str, Any]:
    """The claims of a token that can be believed; raises ValueError (of joserfc's kinds too) where it cannot."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        keys = KeySet.import_key_set(cast(Any, _json(about["jwks_uri"])))
        claims = jwt.decode(token, keys, algorithms=list(SIGNED)).claims
        must = {"essential": True}
        registry = jwt.JWTClaimsRegistry(
            now=lambda: int(now.timestamp()), leeway=LEEWAY, iss=cast(Any, must | {"value": about["issuer"]}),
            aud=cast(Any, must | {"value": settings.oidc_client_id}), exp=cast(Any, must), iat=cast(Any, must),
            sub=cast(Any, must),
        )  # fmt: skip
        registry.validate(claims)
    except JoseError as failure:
        raise ValueError(str(failure)) from failure
    audience = claims["aud"]
    others = isinstance(audience, list) and len(audience) > 1
    if (others or "azp" in claims) and claims.get("azp") != settings.oidc_client_id:
        raise ValueError("azp")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise ValueError("nonce")
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255:
        raise ValueError("sub")
    return dict(claims)


def _more(session: Any, where: str, subject: str) -> dict[str, Any]:  # noqa: ANN401
    """What the provider says at its userinfo address, of the same subject."""
    answer = session.get(where, timeout=SECONDS)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict) or found.get("sub") != subject:
        raise ValueError("userinfo")
    return {name: found[name] for name in ("email", "email_verified") if name in found}
