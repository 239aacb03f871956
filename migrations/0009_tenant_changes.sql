-- Tells every host what changed of a tenant, whoever changed it. The payload is owner type, owner id and what.
CREATE FUNCTION notify_tenant_change() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    changed record;
BEGIN
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
    ELSE
        changed := NEW;
    END IF;
    PERFORM pg_notify('tenant_changes', changed.owner_type || ':' || changed.owner_id || ':' || TG_ARGV[0]);
    RETURN NULL;
END
$function$;

CREATE TRIGGER tenant_state_changed AFTER INSERT OR UPDATE OR DELETE ON tenant_state
    FOR EACH ROW EXECUTE FUNCTION notify_tenant_change('state');

CREATE TRIGGER tenant_template_changed AFTER INSERT OR UPDATE OR DELETE ON tenant_template
    FOR EACH ROW EXECUTE FUNCTION notify_tenant_change('templates');
