# The site and its worker, without development tools and without a database.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/app/.venv/bin:$PATH ON_RECORD_VAR=/app/var ON_RECORD_FIT=/app/learnt/fit.json
RUN pip install --no-cache-dir --root-user-action=ignore uv==0.13.9 && useradd --create-home on_record
WORKDIR /app

COPY pyproject.toml uv.lock ./
RUN UV_PYTHON_DOWNLOADS=never uv sync --frozen --no-default-groups --no-cache --compile-bytecode

COPY . .
RUN SECRET_KEY=only-to-collect-files python manage.py collectstatic --no-input && rm -rf var/postgres
RUN install --directory --owner=on_record learnt
USER on_record

EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["gunicorn", "archive.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--no-control-socket", "--worker-tmp-dir=/dev/shm"]
