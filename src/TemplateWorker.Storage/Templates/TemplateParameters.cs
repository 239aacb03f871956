using System.Data;
using System.Text;
using System.Text.Json;
using Dapper;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Templates;

/// <summary>Fills the parameters of statements about templates.</summary>
static class TemplateParameters
{
    public static DynamicParameters Of(TenantId tenant)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ownerId", tenant.OwnerIdText);
        parameters.Add("ownerType", tenant.OwnerTypeText);
        return parameters;
    }

    public static void Add(DynamicParameters parameters, RegisteredCommands registered)
    {
        parameters.Add("applicationId", registered.ApplicationId);
        parameters.Add("hash", registered.Hash, DbType.String);
        parameters.Add("problem", registered.Problem, DbType.String);
        parameters.Add("refusedHash", registered.RefusedHash, DbType.String);
        parameters.Add("notedAt", registered.NotedAt.UtcDateTime, DbType.DateTime);
    }

    public static void Add(DynamicParameters parameters, StoredTemplate template)
    {
        parameters.Add("name", template.Name);
        parameters.Add("entry", template.Entry);
        parameters.Add("files", JsonSerializer.Serialize(template.Files));
        parameters.Add("program", template.Program is { } program ? JsonSerializer.Serialize(program) : null, DbType.String);
        parameters.Add("sourceMaps", JsonSerializer.Serialize(template.SourceMaps));
        parameters.Add("hash", template.Hash, DbType.String);
        parameters.Add("label", template.Label, DbType.String);
        parameters.Add("description", template.Description, DbType.String);
        parameters.Add("capabilities", template.Capabilities?.ToArray());
        parameters.Add("defersEphemerally", template.DefersEphemerally);
        parameters.Add("events", template.Events.ToArray());
        parameters.Add("commands", Encoding.UTF8.GetString(template.Commands.Span));
        parameters.Add("author", template.Author, DbType.String);
        parameters.Add("note", template.Note, DbType.String);
    }
}
