using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class PostgresSearchTests(PostgresFixture postgres) : SearchBehaviour(limits => PostgresScene.OpenAsync(postgres, limits));
