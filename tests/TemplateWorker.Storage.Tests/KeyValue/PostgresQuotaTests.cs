using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresQuotaTests(PostgresFixture postgres) : QuotaBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
