using System.Security.Cryptography;
using System.Text;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Failures that are told as one: of the same tenant, kind, error and place.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Kind">How the dispatches ended.</param>
/// <param name="Name">Class of the error.</param>
/// <param name="Place">Template, version, file and line of the error, as far as known.</param>
readonly record struct ErrorGroup(TenantId Tenant, DispatchOutcomeKind Kind, string Name, string Place)
{
    // Without letters that look like digits, since people read it out to each other.
    const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    const int ReferenceLength = 8;

    /// <summary>
    /// What members, admins and operators name the group by: the same wherever and however often it is told, so that
    /// failures that are left out because they were told before can still be found.
    /// </summary>
    public string Reference
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Tenant}\n{Kind}\n{Name}\n{Place}"));
            return string.Create(ReferenceLength, hash, static (text, bytes) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = Alphabet[bytes[i] % Alphabet.Length];
            });
        }
    }

    /// <summary>The group of a failure.</summary>
    public static ErrorGroup Of(in DispatchOutcome outcome) =>
        new(outcome.Tenant, outcome.Kind, outcome.Error?.Name ?? "", PlaceOf(outcome));

    static string PlaceOf(in DispatchOutcome outcome)
    {
        if (outcome.Error is not { Template: { } template } error)
            return "";
        var version = outcome.TemplateVersion is { } number ? $" (version {number})" : "";
        return error.File is null ? template + version : $"{template}/{error.File}:{error.Line}{version}";
    }
}
