"""The one rule of who may see what: Python and PostgreSQL agree on every grant and subject."""

from uuid import UUID

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql import ARRAY

from zhike.db.urls import Urls
from zhike.identity import Grant, Subject, SubjectColumns, Viewer, visible, visible_clause

IDS = [UUID(int=number) for number in range(1, 5)]
ids = st.sampled_from(IDS)
maybe = st.none() | ids
permissions = st.sampled_from(["conversation.read", "conversation.reply"])
scopes = st.sampled_from(["own", "team", "all", "mentioned"])
held = st.builds(Grant, permissions, scopes, st.none() | st.frozensets(ids, max_size=3))
viewers = st.builds(
    Viewer,
    workspace_id=st.just(IDS[0]),
    kind=st.sampled_from(["person", "api_key"]),
    id=ids,
    name=st.just("某人"),
    locale=st.just("zh-CN"),
    grants=st.lists(held, max_size=4).map(tuple),
    team_ids=st.frozensets(ids, max_size=3),
)
subjects = st.builds(Subject, maybe, maybe, maybe, st.frozensets(ids, max_size=2))


def test_python_and_sql_agree(urls: Urls) -> None:
    engine = create_engine(urls.app)
    typed = (-1, IDS[0], IDS[0], IDS[0], IDS)  # tells PostgreSQL the types where every other row has nulls

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(viewers, permissions, st.lists(subjects, min_size=1, max_size=12))
    def agree(viewer: Viewer, permission: str, found: list[Subject]) -> None:
        rows = sa.values(
            sa.column("n", sa.Integer),
            sa.column("inbox_id", sa.Uuid),
            sa.column("team_id", sa.Uuid),
            sa.column("owner_id", sa.Uuid),
            sa.column("mentioned", ARRAY(sa.Uuid)),
            name="subjects",
        ).data([typed, *((n, s.inbox_id, s.team_id, s.owner_id, sorted(s.mentioned)) for n, s in enumerate(found))])
        columns = SubjectColumns(
            rows.c.inbox_id,
            rows.c.team_id,
            rows.c.owner_id,
            lambda agent_id: sa.literal(agent_id, sa.Uuid) == sa.any_(rows.c.mentioned),
        )
        query = sa.select(rows.c.n).where(rows.c.n >= 0, visible_clause(viewer, permission, columns))
        with engine.connect() as connection:
            in_sql = set(connection.scalars(query))
        assert in_sql == {n for n, subject in enumerate(found) if visible(viewer, permission, subject)}

    agree()
    engine.dispose()
