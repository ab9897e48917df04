"""Settings: one section per module, read from the environment (``ZHIKE_SECTION__NAME``) and a ``.env`` file."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

__all__ = ["MailSettings", "Settings", "get_settings"]


class DatabaseSettings(BaseModel):
    """Where PostgreSQL is. Without a URL Zhike starts its own in the data folder."""

    url: SecretStr | None = Field(
        None, description="postgresql://… of the server and database; its owner unless owner_url is set"
    )
    owner_url: SecretStr | None = Field(None, description="role that owns the tables, for migrations; default: url")
    pool_size: int = Field(10, ge=1, le=200, description="connections per process for zhike_app")
    statement_timeout_ms: int = Field(15_000, description="limit of one statement in requests and jobs")


class HttpSettings(BaseModel):
    """The HTTP server."""

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = Field(None, description="address customers and agents use; default http://host:port")
    max_body_bytes: int = Field(12 * 1024 * 1024, description="larger request bodies are refused with 413")
    max_message_bytes: int = Field(64 * 1024, description="a message's JSON")
    max_upload_bytes: int = Field(10 * 1024 * 1024, description="one attachment")
    secure_cookies: bool = Field(False, description="set behind HTTPS")
    signals_port: int = Field(
        47610, description="first of 8 loopback UDP ports on which processes share signals; 0: none"
    )
    trusted_proxies: str = Field("127.0.0.1", description="addresses whose X-Forwarded-For is believed")


class JobsSettings(BaseModel):
    """The worker."""

    concurrency: int = Field(16, ge=1, description="jobs at once in one worker process")
    heartbeat_s: float = 2.0
    stalled_after_s: float = Field(10.0, description="a worker silent for so long is dead; its jobs run again")
    allow_private_callbacks: bool = Field(
        False, description="let callbacks reach private addresses (an intranet's own)"
    )
    effects: Literal["live", "paused"] = Field("live", description="paused: nothing is sent outside (after a restore)")


class FactsSettings(BaseModel):
    """The log."""

    archive_after_days: int = Field(365, ge=0, description="full partitions older than this move to Parquet; 0: never")


class FilesSettings(BaseModel):
    """Files that people send."""

    unsent_after_hours: float = Field(24, gt=0, description="an upload that no message took for so long is removed")


class LanguageSettings(BaseModel):
    """Embedding and tokens."""

    embedder: Literal["local", "off"] = "local"
    threads: int = Field(1, description="threads of the embedding model")
    bulk_threads: int = Field(
        2, ge=1, le=2, description="threads for an import's vectors while nobody asks; the second takes 90 MB more"
    )
    vector_cache: Path | None = Field(None, description="file of vectors once computed on this machine; none: not kept")

    @field_validator("vector_cache", mode="before")
    @classmethod
    def _nothing_is_none(cls, given: Any) -> Any:
        return given or None


class KnowledgeSettings(BaseModel):
    """Import and export of knowledge."""

    max_file_bytes: int = Field(10 * 1024 * 1024, description="one imported file")
    max_pages: int = Field(500, ge=1, description="pages of an imported PDF")
    crawl_pages: int = Field(500, ge=1, description="pages fetched in one visit to a site")
    crawl_page_bytes: int = Field(5 * 1024 * 1024, description="one page or sitemap")
    crawl_bytes: int = Field(100 * 1024 * 1024, description="all that one visit to a site fetches")
    crawl_s: float = Field(900, gt=0, description="seconds that one visit to a site may take")
    crawl_pause_s: float = Field(0.2, ge=0, description="pause between two requests; a site's Crawl-delay may raise it")
    allow_private_sources: bool = Field(False, description="let sources be at private addresses (an intranet's own)")


class MailSettings(BaseModel):
    """The server that mail of workspaces without one of their own leaves by."""

    host: str | None = Field(
        None, description="SMTP server; none: only workspaces with a server of their own send mail"
    )
    port: int = Field(587, ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = Field("starttls", description="none: only to this machine")
    username: str | None = None
    password: SecretStr | None = None
    from_address: str | None = Field(None, description="the sender's address, with a host")
    from_name: str = "Zhike"
    allow_private: bool = Field(
        False, description="let workspaces name servers at private addresses (an intranet's own)"
    )


class PushSettings(BaseModel):
    """Telling staff on their browsers while no console is open."""

    contact: str | None = Field(
        None, description="mailto: or https: address for operators of push services; default: public_url if https"
    )
    allow_private: bool = Field(False, description="also http and private addresses (an intranet's own push service)")


class ActionsSettings(BaseModel):
    """Calls into merchants' systems."""

    allow_private: bool = Field(False, description="let connectors name private addresses (an intranet's own systems)")
    browser: Path | None = Field(
        None, description="Chromium for recorded procedures; none: the one Playwright installed"
    )


class LlmSettings(BaseModel):
    """The language models that workspaces name."""

    allow_private: bool = Field(
        False,
        description="let workspaces name models at private addresses (Ollama or vLLM on this machine), also by http",
    )


class LogSettings(BaseModel):
    """Logs and traces."""

    level: str = "info"
    format: Literal["json", "console"] = "console"
    otlp_endpoint: str | None = None


class Settings(BaseSettings):
    """All settings of one process."""

    model_config = SettingsConfigDict(env_prefix="ZHIKE_", env_nested_delimiter="__", env_file=".env", extra="ignore")

    data_dir: Path = Field(Path("data"), description="embedded database, files, secret key, indexes")
    secret_key: SecretStr | None = Field(None, description="64 hex digits; default: made once in data_dir/secret.key")
    database: DatabaseSettings = DatabaseSettings()
    http: HttpSettings = HttpSettings()
    jobs: JobsSettings = JobsSettings()
    facts: FactsSettings = FactsSettings()
    files: FilesSettings = FilesSettings()
    language: LanguageSettings = LanguageSettings()
    knowledge: KnowledgeSettings = KnowledgeSettings()
    mail: MailSettings = MailSettings()
    push: PushSettings = PushSettings()
    actions: ActionsSettings = ActionsSettings()
    llm: LlmSettings = LlmSettings()
    log: LogSettings = LogSettings()

    def public_url(self) -> str:
        """Return the address that people open, without a trailing slash."""
        return (self.http.public_url or f"http://{self.http.host}:{self.http.port}").rstrip("/")

    def push_contact(self) -> str | None:
        """Return whom operators of push services may turn to."""
        public = self.public_url()
        return self.push.contact or (public if public.startswith("https://") else None)

    def backup_stamp(self) -> Path:
        """Return the file in which `zhike backup` notes when it last made one, and its size."""
        return self.data_dir / "last-backup.json"


@lru_cache
def get_settings() -> Settings:
    """Return this process's settings, read once."""
    return Settings()
