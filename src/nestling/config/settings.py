"""Every setting in one place, from the environment, each missing value explained."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent


def needed(name: str, what: str) -> str:
    """The value of an environment variable, or an explanation of what it is for."""
    if value := os.environ.get(name):
        return value
    raise ImproperlyConfigured(f"{name} is not set: {what} See dotenv-sample, or use python3 dev.py, which sets it.")


def is_on(name: str) -> bool:
    """Whether an environment variable switches something on."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


# Where it runs

DEBUG = is_on("NESTLING_DEBUG")
TESTING = "pytest" in sys.modules
SECRET_KEY = needed("NESTLING_SECRET_KEY", "a long random text that signs sessions and forms.")
ALLOWED_HOSTS = os.environ.get("NESTLING_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("NESTLING_ORIGINS", "").split(",") if origin]
ROOT_URLCONF = "nestling.config.urls"
WSGI_APPLICATION = "nestling.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Sign-in without a second factor exists only with demonstration data, on a loopback address, and when asked for here.
DEMONSTRATION = is_on("NESTLING_DEMONSTRATION")
# Only NHS bodies may show the NHS logo.
NHS_LOGO = is_on("NESTLING_NHS_LOGO")

# What it is made of

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "nestling.core",
    "nestling.organisations",
    "nestling.accounts",
    "nestling.families",
    "nestling.safeguarding",
    "nestling.letters",
    "nestling.consultation",
    "nestling.referrals",
    "nestling.care",
    "nestling.records",
    "nestling.design",
    "nestling.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nestling.web.doors.no_store",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "nestling.web.doors.time_limits",
    "nestling.web.doors.viewer_at_the_door",
    "nestling.web.doors.refusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            PACKAGE / "web",
            PACKAGE / "design" / "templates",
            PACKAGE / "web" / "site" / "signing_in" / "templates",
        ],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "nestling.design.environment.environment",
            "context_processors": ["nestling.web.framing.around"],
        },
    },
    {
        # allauth writes its messages with Django's own engine; no page of ours uses it.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
REFUSE_MODELS_IN_TEMPLATES = TESTING or DEBUG
REFUSE_LATE_COLUMNS = TESTING or DEBUG

# The database: the application role on "default", the owner, who migrates, on "owner"

_ALIVE = {"connect_timeout": 3, "keepalives": 1, "keepalives_idle": 5, "tcp_user_timeout": 3000}


def database(url: str) -> dict[str, object]:
    """A connection kept for a minute and checked before use, as PgBouncer and a restart both like it."""
    found = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    return {**found, "OPTIONS": {**found.get("OPTIONS", {}), **_ALIVE}, "DISABLE_SERVER_SIDE_CURSORS": True}


# Values are bound by the server and a statement's plan is kept from its third use on: under row security, working out
# the plan anew took several times as long as following it. The owner's migrations, many statements in one, do without.
_KEEPING_PLANS = {"server_side_binding": True, "prepare_threshold": 2}

DATABASES = {
    "default": database(needed("DATABASE_URL", "the address of PostgreSQL for the application's own role.")),
}
DATABASES["default"]["OPTIONS"] |= _KEEPING_PLANS
DATABASES["default"]["ENGINE"] = "nestling.core.postgresql"
if owner_url := os.environ.get("DATABASE_OWNER_URL"):
    DATABASES["owner"] = {**database(owner_url), "TEST": {"MIRROR": "default"}}

# History is kept by triggers; a migration of ours creates them, so that no start-up step is needed.
PGHISTORY_APPEND_ONLY = True
PGTRIGGER_INSTALL_ON_MIGRATE = False
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

# Who signs in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "nestling.web.site.signing_in.adapters.StaffOnly"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGOUT_ON_GET = False
# One account is shut by axes, with a page that says for how long; this stops one machine from trying many accounts.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip"}
MFA_TOTP_ISSUER = "Nestling"
# A manager gives the address with the account; nobody proves it by mail, and the second factor must not wait for that.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "nestling.web.site.signing_in.views.address_tried"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "nestling.web.site.signing_in.views.locked_out"
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

SESSION_IDLE_MINUTES = int(os.environ.get("NESTLING_IDLE_MINUTES", "30"))
SESSION_MOST_HOURS = 12
SESSION_COOKIE_AGE = SESSION_MOST_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "nestling.web.site.errors.views.csrf_failure"

# What leaves the house

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if is_on("NESTLING_BEHIND_TLS") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = is_on("NESTLING_BEHIND_TLS")
SECURE_HSTS_SECONDS = 31536000 if is_on("NESTLING_BEHIND_TLS") else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "require-trusted-types-for": ["'script'"],
    }
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Words, time and files

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("NESTLING_STATIC_ROOT") or None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},
}
